using Deja.Run.Sessions;

namespace Deja.Run.Checks;

/// <summary>How a check goes.</summary>
public sealed record CheckOptions
{
    /// <summary>How many notes are checked at once.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether what passed with the same key is run again.</summary>
    public bool IsFresh { get; init; }

    /// <summary>Whether expectations that are not met are rewritten.</summary>
    public bool IsAccepting { get; init; }

    /// <summary>Which part of the notes is checked.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>How long a block may take that doesn't say it.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How much a block may print, in bytes.</summary>
    public long OutputBytes { get; init; } = 8L * 1024 * 1024;

    /// <summary>The values of placeholders, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>How kernels are started.</summary>
    public SessionOptions Sessions { get; init; } = new();
}
