namespace Deja.Site.Building;

/// <summary>A cache that is read on another thread, while its user finds out which key it must have to hold.</summary>
/// <typeparam name="T">What it holds.</typeparam>
internal sealed class CacheReading<T>
    where T : class
{
    private readonly Task<(string Key, T Content)?> _reading;

    /// <param name="path">The file; null for none.</param>
    /// <param name="read">Reads the content behind its head.</param>
    public CacheReading(string? path, Func<BinaryReader, T> read) => _reading = path is null ? Task.FromResult<(string, T)?>(null) : Task.Run(() => Read(path, read));

    /// <summary>What it holds; null where it is missing, damaged, or of another key.</summary>
    public T? Of(string key) => _reading.GetAwaiter().GetResult() is { } cache && cache.Key == key ? cache.Content : null;

    private static (string Key, T Content)? Read(string path, Func<BinaryReader, T> read)
    {
        if (CacheText.Open(path) is not { } cache) return null;
        using var reader = cache.Reader;
        try
        {
            return (cache.Key, read(reader));
        }
        catch (Exception e) when (e is IOException or ArgumentException or FormatException)
        {
            return null;
        }
    }
}
