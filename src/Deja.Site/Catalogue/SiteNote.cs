namespace Deja.Site.Catalogue;

/// <summary>A note as lists, links and addresses know it.</summary>
/// <param name="Path">From the notebook's root, with <c>/</c>.</param>
/// <param name="Title">As the page shows it.</param>
/// <param name="Address">Where its page stands, from the site's root; see <see cref="Addresses.SiteAddress"/>.</param>
public sealed record SiteNote(string Path, string Title, string Address)
{
    /// <summary>When it was written; the year 1 where nobody knows.</summary>
    public DateTimeOffset Date { get; init; }

    /// <summary>Whether the note says its date itself.</summary>
    public bool HasOwnDate { get; init; }

    /// <summary>In a sentence what it is about; null where it doesn't say.</summary>
    public string? Description { get; init; }

    /// <summary>Its language as it says it; null where it doesn't.</summary>
    public string? Language { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Its categories; the folder it stands in where it names none.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Other names that a wikilink may call it by.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Older addresses.</summary>
    public IReadOnlyList<string> RedirectFrom { get; init; } = [];

    /// <summary>Why it is kept out of a build.</summary>
    public NoteMark Mark { get; init; }

    /// <summary>Whether it says that readers may comment; null where it says nothing.</summary>
    public bool? Comments { get; init; }

    /// <summary>The folder that its links to pictures count from, where Chirpy's <c>media_subpath</c> says one; null otherwise.</summary>
    public string? MediaFolder { get; init; }

    /// <summary>Whether it introduces a folder (README, index) and stands in no list.</summary>
    public bool IsIndex { get; init; }

    /// <summary>Whether it is one of Jekyll's posts.</summary>
    public bool IsPost { get; init; }

    /// <summary>The file's length and stamp when it was read; a change of either means that it is to be read again.</summary>
    public (long Length, long Stamp) File { get; init; }

    /// <summary>Whether lists, links and addresses are the same with another reading of the same note.</summary>
    internal bool IsLike(SiteNote other) =>
        Path == other.Path && Title == other.Title && Address == other.Address && HasOwnDate == other.HasOwnDate && (!HasOwnDate || Date == other.Date) && Description == other.Description && Language == other.Language
        && Mark == other.Mark && Comments == other.Comments && MediaFolder == other.MediaFolder && IsIndex == other.IsIndex && IsPost == other.IsPost
        && Tags.SequenceEqual(other.Tags) && Categories.SequenceEqual(other.Categories) && Aliases.SequenceEqual(other.Aliases) && RedirectFrom.SequenceEqual(other.RedirectFrom);
}
