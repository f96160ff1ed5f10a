using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Deja.Host.Files;
using Deja.Host.Folders;

namespace Deja.Run.Checks;

/// <summary>
/// What programs said of their versions, remembered for as long as their files are the same: asking costs more than a small block. A file in the user's
/// cache, which may be deleted at any time.
/// </summary>
/// <param name="folder">The user's cache folder.</param>
internal sealed class VersionCache(string folder)
{
    private const int MostEntries = 500;

    private readonly Lock _lock = new();
    private Dictionary<string, Dictionary<string, string>>? _known;
    private bool _hasChanged;

    private string File => Path.Combine(folder, "versions.json");

    /// <summary>The versions that belong to some files; asked for when one of them changed since.</summary>
    /// <param name="name">Whose versions.</param>
    /// <param name="files">Full paths. With none, and where a file is a shim that leads elsewhere by another file's word (pyenv, asdf), nothing is kept after this process.</param>
    /// <param name="ask">Asks for them.</param>
    public IReadOnlyDictionary<string, string> Of(string name, IReadOnlyList<string> files, Func<IReadOnlyDictionary<string, string>> ask)
    {
        var key = string.Join('|', files.Select(Identity).Prepend(name));
        lock (_lock)
        {
            _known ??= Load();
            if (_known.TryGetValue(key, out var known)) return known;

            // Under the lock: two threads that asked the same program at once would only make each other wait.
            var versions = new Dictionary<string, string>(ask(), StringComparer.Ordinal);
            if (_known.Count > MostEntries) _known.Clear();
            _known[key] = versions;
            _hasChanged = true;
            return versions;
        }
    }

    /// <summary>Writes down what is new. What can't be written is asked for again next time.</summary>
    public void Save()
    {
        lock (_lock)
        {
            if (!_hasChanged || _known is null) return;
            try
            {
                PrivateFolder.Make(folder);
                var kept = _known.Where(k => k.Key.Contains('|', StringComparison.Ordinal) && !k.Key.Contains("/shims/", StringComparison.Ordinal)).ToDictionary(k => k.Key, k => k.Value, StringComparer.Ordinal);
                WholeFile.Replace(File, JsonSerializer.Serialize(kept, VersionCacheJson.Default.Kept));
            }
            catch (Host.HostException)
            {
                // A cache.
            }
        }
    }

    private static string Identity(string path)
    {
        var file = new FileInfo(path);
        FileSystemInfo target = file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is { } resolved ? resolved : file;
        return string.Create(CultureInfo.InvariantCulture, $"{target.FullName} {(target as FileInfo is { Exists: true } f ? f.Length : 0)} {target.LastWriteTimeUtc.Ticks}");
    }

    private Dictionary<string, Dictionary<string, string>> Load()
    {
        try
        {
            return JsonSerializer.Deserialize(System.IO.File.ReadAllText(File), VersionCacheJson.Default.Kept) ?? [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }
}

/// <summary>The cache's file without reflection.</summary>
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, string>>), TypeInfoPropertyName = "Kept")]
internal sealed partial class VersionCacheJson : JsonSerializerContext;
