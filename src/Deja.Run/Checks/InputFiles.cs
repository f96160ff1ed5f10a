using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Deja.Run.Kernels;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Deja.Run.Checks;

/// <summary>The files that blocks declare as their inputs, and those that their code brings in, by their contents.</summary>
internal sealed class InputFiles
{
    private readonly ConcurrentDictionary<string, string> _hashes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Folder, string Code), IReadOnlyList<(string Name, string Hash)>> _loaded = new();

    /// <summary>Each file that a pattern names, from the folder, with a hash of its bytes; a pattern that names none stands for itself.</summary>
    public IEnumerable<(string Name, string Hash)> Of(string folder, IReadOnlyList<string> patterns)
    {
        foreach (var pattern in patterns)
        {
            var names = Names(folder, pattern);
            if (names.Count == 0) yield return (pattern, "missing");
            foreach (var name in names) yield return (name, _hashes.GetOrAdd(Path.Combine(folder, name), Hash));
        }
    }

    /// <summary>What code brings in from files, see <see cref="ILoadsFiles"/>, each with a hash of all the files that it is made of.</summary>
    public IEnumerable<(string Name, string Hash)> Loaded(string folder, ILoadsFiles kind, IEnumerable<string> codes) =>
        codes.SelectMany(c => _loaded.GetOrAdd((folder, c), key => [.. kind.Loads(key.Code, key.Folder).Select(l => (l.Name, HashOf(l.Files)))])).DistinctBy(l => l.Name);

    private string HashOf(IReadOnlyList<string> files)
    {
        if (files.Count == 0) return "missing";
        var all = string.Join('\0', files.Select(f => f + '\0' + _hashes.GetOrAdd(f, Hash)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)).AsSpan(0, 4));
    }

    private static List<string> Names(string folder, string pattern)
    {
        if (!pattern.Contains('*', StringComparison.Ordinal)) return File.Exists(Path.Combine(folder, pattern)) ? [pattern] : [];
        if (!Directory.Exists(folder)) return [];
        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(pattern);
        return [.. matcher.GetResultsInFullPath(folder).Select(f => Path.GetRelativePath(folder, f).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal)];
    }

    private static string Hash(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file).AsSpan(0, 4));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "unreadable";
        }
    }
}
