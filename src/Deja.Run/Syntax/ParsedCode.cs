using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Deja.Host;
using Deja.Host.Files;
using Deja.Notes;
using Deja.Run.Checks;

namespace Deja.Run.Syntax;

/// <summary>Code that parsed once, so that it need not be parsed again: hashes, a line each, in the notebook's cache.</summary>
internal sealed class ParsedCode(Notebook notebook)
{
    private const string File = "parsed";

    private readonly HashSet<string> _known = Load(notebook);
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);
    private bool _hasNew;

    /// <summary>Whether a piece of code is known to parse.</summary>
    public bool Has(string hash)
    {
        if (!_known.Contains(hash)) return false;
        _seen.TryAdd(hash, true);
        return true;
    }

    /// <summary>Remembers that it does.</summary>
    public void Add(string hash)
    {
        _hasNew |= !_known.Contains(hash);
        _seen.TryAdd(hash, true);
    }

    /// <summary>Names a piece of code and the parser that is asked.</summary>
    public static string HashOf(string language, string identity, string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{language}\0{identity}\0{code}")).AsSpan(0, 8));

    /// <summary>Writes down what is new. Where that can't be done, the code is parsed again next time.</summary>
    /// <param name="isWhole">Whether all of the notebook was looked at, so that what was not seen is gone.</param>
    public void Save(bool isWhole)
    {
        if (!_hasNew) return;
        try
        {
            var all = isWhole ? _seen.Keys : _seen.Keys.Union(_known);
            WholeFile.Replace(Path.Combine(DataFolder.Cache(notebook), File), string.Concat(all.Order(StringComparer.Ordinal).Select(h => h + "\n")));
        }
        catch (HostException)
        {
            // A read-only notebook.
        }
    }

    private static HashSet<string> Load(Notebook notebook)
    {
        try
        {
            return new HashSet<string>(System.IO.File.ReadLines(Path.Combine(notebook.Root, Notebook.DataFolder, "cache", File)), StringComparer.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new HashSet<string>(StringComparer.Ordinal);
        }
    }
}
