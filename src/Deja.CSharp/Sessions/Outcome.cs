namespace Deja.CSharp.Sessions;

/// <summary>How a request ended: without an error where neither is set.</summary>
internal sealed record Outcome
{
    private static readonly Dictionary<string, string> None = [];

    public static Outcome Done { get; } = new();

    public BlockFault? Error { get; init; }

    /// <summary>Whether somebody stopped it.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>The packages that it brought in, by name.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = None;
}
