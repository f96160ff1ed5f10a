namespace Deja.Site.Pages;

/// <summary>What a page says of itself before its content.</summary>
/// <param name="Address">Its own.</param>
/// <param name="Title">Without the site's.</param>
internal sealed record PageHead(string Address, string Title)
{
    public string? Description { get; init; }

    /// <summary>The language of its content; the site's when null.</summary>
    public string? Language { get; init; }

    /// <summary>When it was written; null for pages that are no notes.</summary>
    public DateTimeOffset? Date { get; init; }

    public bool HasMath { get; init; }

    /// <summary>Whether readers' comments are shown.</summary>
    public bool HasComments { get; init; }

    /// <summary>Whether links must begin at the site's root: the page is shown at addresses that nobody knows before.</summary>
    public bool IsAnywhere { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];
}
