namespace Deja.Run.Outputs;

/// <summary>Something that a block shows: the same thing in one or more MIME types, the richest last.</summary>
/// <param name="Data">By MIME type; binary types as Base64, JSON types as JSON text.</param>
public sealed record Display(IReadOnlyDictionary<string, string> Data)
{
    /// <summary>Names it within its session, so that a later one replaces it; null for one that stays.</summary>
    public string? Id { get; init; }

    /// <summary>Whether it replaces the one of the same <see cref="Id"/>.</summary>
    public bool IsUpdate { get; init; }
}
