using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Deja.Run.Checks;

/// <summary>The files that blocks declare as their inputs, by their contents.</summary>
internal sealed class InputFiles
{
    private readonly ConcurrentDictionary<string, string> _hashes = new(StringComparer.Ordinal);

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
