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

    public SiteFiles(Notebook notebook)
    {
        _root = notebook.Root;
        _publicFolders = [.. PublicFolders.Where(f => Directory.Exists(Path.Combine(_root, f)))];
        LinksByName = Vaults.Any(v => Directory.Exists(Path.Combine(_root, v)));
        _byName = new(NamesUnder);
    }

    /// <summary>Whether the notebook is kept by a program whose links are names: <c>[[name]]</c> is then always meant as one.</summary>
    public bool LinksByName { get; }

    /// <summary>A file's full path.</summary>
    /// <param name="path">From the root, with <c>/</c>.</param>
    public string FullPath(string path) => Path.Combine(_root, path);

    /// <summary>Whether a path is a file that pages may show.</summary>
    public bool Has(string path) => _known.GetOrAdd(path, IsThere);

    /// <summary>The file of a name, wherever it stands; null when there is none. Obsidian finds pictures so.</summary>
    public string? Named(string name) => _byName.Value.GetValueOrDefault(Path.GetFileName(name.Replace('\\', '/')));

    /// <summary>A path of the site as a file: also one below the folders whose files are served from the root.</summary>
    public string? FromRoot(string path) => OutputPictures.FileOf(path) is { } shown ? (File.Exists(FullPath(shown)) ? shown : null) : Has(path) ? path : _publicFolders.Select(f => f + path).FirstOrDefault(Has);

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
        if (path.Length == 0 || path.Split('/').Any(p => p is "" or ['.', ..])) return false;
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

    private Dictionary<string, string> NamesUnder()
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden, IgnoreInaccessible = true };
        foreach (var file in Directory.EnumerateFiles(_root, "*", options).Order(StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(_root, file).Replace('\\', '/');
            if (!path.Contains("node_modules/", StringComparison.Ordinal)) names.TryAdd(Path.GetFileName(path), path);
        }

        return names;
    }
}
