namespace Deja.Site.Runs;

/// <summary>Something that a block shows: the same thing in one or more MIME types.</summary>
/// <param name="Data">By MIME type; pictures as Base64, SVG and the rest as text.</param>
public sealed record RunItem(IReadOnlyDictionary<string, string> Data)
{
    /// <summary>Names it within its run, so that a later one takes its place; null for one that stays.</summary>
    public string? Id { get; init; }
}
