using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using Deja.Host;

namespace Deja.Site.Building;

/// <summary>
/// The folder that a site is written to. A file is written only where its bytes differ, and what this or an earlier build wrote and is no part of the site any
/// more is removed; files that somebody else put there stay.
/// </summary>
internal sealed class OutputFolder
{
    /// <summary>Marks the folder as Deja's, and lists what it wrote there.</summary>
    public const string ListName = ".deja-site";

    private readonly string _root;
    private readonly HashSet<string> _before;
    private readonly bool _isNew;
    private readonly ConcurrentDictionary<string, byte> _now = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _folders = new(StringComparer.Ordinal);

    // Whether the list names what was there before, and nothing else.
    private bool _isListed;
    private int _written;

    /// <param name="root">The folder.</param>
    /// <param name="before">What an earlier build wrote.</param>
    /// <param name="isNew">Whether it was empty: then no link stands in it.</param>
    private OutputFolder(string root, HashSet<string> before, bool isNew = false)
    {
        _root = root;
        _before = before;
        _isNew = isNew;
        _isListed = File.Exists(Path.Combine(root, ListName));
    }

    /// <summary>How many files were written.</summary>
    public int Written => _written;

    /// <summary>Opens a folder, making it where it is not there.</summary>
    /// <exception cref="HostException">It can't be made, or holds what Deja did not write.</exception>
    public static OutputFolder Open(string folder)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        try
        {
            Directory.CreateDirectory(root);
            root = RootOf(folder);
            var list = Path.Combine(root, ListName);
            if (File.Exists(list)) return new OutputFolder(root, new HashSet<string>(File.ReadAllLines(list), StringComparer.Ordinal));
            var others = Directory.EnumerateFileSystemEntries(root).Select(Path.GetFileName).ToList();
            if (others.Exists(o => o is not (".git" or ".nojekyll" or "CNAME"))) throw new HostException($"'{folder}' holds files that deja build did not write; give an empty folder, or a new one");
            return new OutputFolder(root, [], others.Count == 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HostException($"can't write to '{folder}': {e.Message}", e);
        }
    }

    /// <summary>Names the folder among others of the same notebook.</summary>
    public string Id => IdOf(_root);

    /// <summary>Names a folder among others of the same notebook; it need not be there yet.</summary>
    public static string IdOf(string folder) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(RootOf(folder))).AsSpan(0, 6));

    /// <summary>Whether a file that an earlier build wrote is there; it counts as part of the site then.</summary>
    /// <param name="path">From the folder.</param>
    /// <param name="length">The length that it must have; any when null.</param>
    public bool Keep(string path, long? length = null)
    {
        var file = new FileInfo(Full(path));
        if (!_before.Contains(path) || !file.Exists || (length is not null && file.Length != length)) return false;
        _now[path] = 0;
        return true;
    }

    /// <summary>Whether all files that an earlier build wrote beside and below one, and that one itself, are there; they count as part of the site then.</summary>
    public bool KeepAll(string path)
    {
        if (!_before.Contains(path)) return false;
        var folder = path[..(path.LastIndexOf('/') + 1)];
        var there = Under(folder);
        var all = true;
        foreach (var other in _before.Where(p => p.StartsWith(folder, StringComparison.Ordinal)))
        {
            if (there.Contains(other)) _now[other] = 0;
            else all = false;
        }

        return all;
    }

    /// <summary>Writes a file of text unless it holds it already.</summary>
    /// <param name="path">From the folder, with <c>/</c>; every part is a plain name.</param>
    /// <param name="text">All that it shall hold, in UTF-8.</param>
    /// <returns>How many bytes it has.</returns>
    public int Write(string path, string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(text, buffer);
            Write(path, buffer.AsSpan(0, length));
            return length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Writes a file unless it holds these bytes already.</summary>
    /// <param name="path">From the folder, with <c>/</c>; every part is a plain name.</param>
    /// <param name="bytes">All that it shall hold.</param>
    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        Demand(path);
        _now[path] = 0;
        var full = Full(path);
        if (_before.Contains(path) && Holds(full, bytes)) return;
        Make(Path.GetDirectoryName(full)!);
        if (!_isNew) Unlink(full);
        using var file = new FileStream(full, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write(bytes);
        Interlocked.Increment(ref _written);
    }

    /// <summary>Copies a file unless one of its length and time is there.</summary>
    public void Copy(string source, string path)
    {
        Demand(path);
        _now[path] = 0;
        var (from, to) = (new FileInfo(source), new FileInfo(Full(path)));
        if (to.Exists && to.Length == from.Length && to.LastWriteTimeUtc == from.LastWriteTimeUtc) return;
        Make(to.DirectoryName!);
        Unlink(to.FullName);
        File.Copy(source, to.FullName, overwrite: true);
        File.SetLastWriteTimeUtc(to.FullName, from.LastWriteTimeUtc);
        Interlocked.Increment(ref _written);
    }

    /// <summary>Removes what is no part of the site any more, and writes down what is.</summary>
    /// <returns>How many files were removed.</returns>
    public int Finish()
    {
        var removed = 0;
        foreach (var path in _before.Where(p => !_now.ContainsKey(p) && IsSafe(p)))
        {
            var full = Full(path);
            if (!File.Exists(full)) continue;
            File.Delete(full);
            removed++;
            for (var folder = Path.GetDirectoryName(full); folder is not null && folder.Length > _root.Length && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)) Directory.Delete(folder);
        }

        if (!_isListed || _now.Count != _before.Count || !_before.All(_now.ContainsKey)) SaveList(_now.Keys);
        return removed;
    }

    /// <summary>Writes down, before the first file is written, that all this may be Deja's: a build that is killed leaves no file that nobody owns.</summary>
    public void Begin(IEnumerable<string> paths)
    {
        var more = paths.Where(p => !_before.Contains(p)).ToList();
        if (_isListed && more.Count == 0) return;
        _isListed = false;
        SaveList(_before.Union(more));
    }

    private void SaveList(IEnumerable<string> paths)
    {
        var text = string.Concat(paths.Order(StringComparer.Ordinal).Select(p => p + "\n"));
        var list = Path.Combine(_root, ListName);
        if (!File.Exists(list) || File.ReadAllText(list) != text) Host.Files.WholeFile.Replace(list, text);
    }

    /// <summary>The files below a folder, in one walk: a look at each would cost as much as all else that a build does where nothing has changed.</summary>
    private HashSet<string> Under(string folder)
    {
        var full = Full(folder);
        if (!Directory.Exists(full)) return [];
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        return Directory.EnumerateFiles(full, "*", options).Select(f => f[_root.Length..].TrimStart(Path.DirectorySeparatorChar).Replace(Path.DirectorySeparatorChar, '/')).ToHashSet(StringComparer.Ordinal);
    }

    private static string RootOf(string folder)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        try
        {
            return Directory.Exists(root) ? new DirectoryInfo(root).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? root : root;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return root;
        }
    }

    private string Full(string path) => Path.Combine(_root, path);

    private void Make(string folder)
    {
        if (folder.Length <= _root.Length || _folders.ContainsKey(folder)) return;
        Make(Path.GetDirectoryName(folder)!);

        // A folder of the site that is a link leads out of it.
        if (!_isNew && new DirectoryInfo(folder) is { LinkTarget: not null }) throw new HostException($"'{folder}' is a link; nothing is written through it");
        Directory.CreateDirectory(folder);
        _folders[folder] = 0;
    }

    private static void Unlink(string full)
    {
        if (new FileInfo(full).LinkTarget is not null) File.Delete(full);
    }

    private static bool Holds(string full, ReadOnlySpan<byte> bytes)
    {
        var file = new FileInfo(full);
        return file.Exists && file.Length == bytes.Length && file.LinkTarget is null && File.ReadAllBytes(full).AsSpan().SequenceEqual(bytes);
    }

    private static void Demand(string path)
    {
        if (!IsSafe(path)) throw new InvalidOperationException($"'{path}' is no path within a site");
    }

    private static bool IsSafe(string path) => path.Length > 0 && !Path.IsPathRooted(path) && path.Split('/', '\\').All(p => p is not ("" or "." or "..")) && path != ListName;
}
