namespace Deja.CSharp.Formatting;

/// <summary>One thing shown.</summary>
/// <param name="Forms">By MIME type, the richest last. Binary types as Base64, JSON types as JSON.</param>
internal sealed record Showing(IReadOnlyList<KeyValuePair<string, string>> Forms)
{
    /// <summary>The name that a later update replaces it by; null where nothing will.</summary>
    public string? Id { get; init; }

    /// <summary>Whether it stands for an earlier one of its name.</summary>
    public bool IsUpdate { get; init; }
}
