using System.Collections.Concurrent;
using Deja.Notes;

namespace Deja.Site.Links;

/// <summary>
/// The files beside the notes that pages may show: those in the notebook's own tree by their real path. Hidden ones, those in hidden folders, and links
/// that lead out are not there for it.
/// </summary>
internal sealed class SiteFiles
{
    // Where generators keep what is served from the site's root.
    private static readonly string[] PublicFolders = ["static/", "public/"];

    private static readonly string[] Vaults = [".obsidian", ".foam", "logseq"];

    private readonly string _root;
    private readonly string[] _publicFolders;
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, string>> _byName;
    private readonly Lazy<HashSet<string>> _atRoot;

    public SiteFiles(Notebook notebook)
    {
        _root = notebook.Root;
        _publicFolders = [.. PublicFolders.Where(f => Directory.Exists(Path.Combine(_root, f)))];
        LinksByName = Vaults.Any(v => Directory.Exists(Path.Combine(_root, v)));
        _byName = new(NamesUnder);
        _atRoot = new(NamesAtRoot);
    }

    /// <summary>Whether the notebook is kept by a program whose links are names: <c>[[name]]</c> is then always meant as one.</summary>
    public bool LinksByName { get; }

    /// <summary>A file's full path.</summary>
    /// <param name="path">From the root, with <c>/</c>.</param>
    public string FullPath(string path) => Path.Combine(_root, path);

    /// <summary>The names that addresses may begin with which files stand for, but those of notes; in no particular order.</summary>
    public IReadOnlyCollection<string> AtRoot => _atRoot.Value;

    /// <summary>Whether a file's address may begin with a name.</summary>
    public bool HasAtRoot(string name) => name == OutputPictures.Served || _atRoot.Value.Contains(name);

    /// <summary>Whether a path is that of a note: those are pages, and a note that is left out (a draft) is not published as a file either.</summary>
    public static bool IsNote(string path) => Notebook.NoteEndings.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether there is a note at a path, with a page or without one.</summary>
    public bool HasNote(string path) => IsNote(path) && IsThere(path);

    /// <summary>Whether a path is a file that pages may show.</summary>
    public bool Has(string path) => !IsNote(path) && _known.GetOrAdd(path, static (p, files) => files.IsThere(p), this);

    /// <summary>The file of a name, wherever it stands; null when there is none. Obsidian finds pictures so.</summary>
    public string? Named(string name) => _byName.Value.GetValueOrDefault(Path.GetFileName(name.Replace('\\', '/')));

    /// <summary>A path of the site as a file: also one below the folders whose files are served from the root.</summary>
    public string? FromRoot(string path)
    {
        if (OutputPictures.FileOf(path) is { } shown) return File.Exists(FullPath(shown)) ? shown : null;
        if (Has(path)) return path;
        foreach (var folder in _publicFolders)
        {
            if (Has(folder + path)) return folder + path;
        }

        return null;
    }

    /// <summary>Where a file is served from.</summary>
    public static string AddressOf(string path)
    {
        if (OutputPictures.AddressOf(path) is { } shown) return shown;
        foreach (var folder in PublicFolders)
        {
            if (path.StartsWith(folder, StringComparison.Ordinal)) return "/" + path[folder.Length..];
        }

        return "/" + path;
    }

    private bool IsThere(string path)
    {
        if (path.Length == 0 || path[0] is '/' or '.' || path[^1] == '/' || path.Contains("//", StringComparison.Ordinal) || path.Contains("/.", StringComparison.Ordinal)) return false;
        try
        {
            var full = FullPath(path);
            return File.Exists(full) && RealTree.Holds(_root, full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    private HashSet<string> NamesAtRoot()
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var folder in _publicFolders.Prepend(string.Empty))
        {
            foreach (var entry in Directory.EnumerateFileSystemEntries(FullPath(folder), "*", new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true }))
            {
                if (!IsNote(entry)) names.Add(Path.GetFileName(entry));
            }
        }

        return names;
    }

    private Dictionary<string, string> NamesUnder()
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden, IgnoreInaccessible = true };
        foreach (var file in Directory.EnumerateFiles(_root, "*", options).Order(StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(_root, file).Replace('\\', '/');
            if (!IsNote(path) && !path.Contains("node_modules/", StringComparison.Ordinal)) names.TryAdd(Path.GetFileName(path), path);
        }

        return names;
    }
}
