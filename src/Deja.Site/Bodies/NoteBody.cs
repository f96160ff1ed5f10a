using Deja.Site.Catalogue;
using Deja.Site.Links;

namespace Deja.Site.Bodies;

/// <summary>A note's body as HTML, with what its page and the build need to know of it.</summary>
/// <param name="Html">What stands in the page's article.</param>
public sealed record NoteBody(string Html)
{
    /// <summary>The headings, in order.</summary>
    public required IReadOnlyList<BodyHeading> Headings { get; init; }

    /// <summary>Files that it shows or links to: paths from the notebook's root, each once.</summary>
    public required IReadOnlyCollection<string> Files { get; init; }

    /// <summary>The links that had to be looked up, each once: the page changes where one of them leads elsewhere.</summary>
    internal IReadOnlyCollection<AskedLink> Asked { get; init; } = [];

    /// <summary>Where they lead, in the same order.</summary>
    internal IReadOnlyCollection<FoundLink> Found { get; init; } = [];

    /// <summary>Whether its links are steady, see <see cref="Links.LinkMap.IsSteady"/>.</summary>
    internal bool IsSteady { get; init; }

    /// <summary>What is wrong with it.</summary>
    public required IReadOnlyList<SiteProblem> Problems { get; init; }

    /// <summary>Whether it shows math.</summary>
    public required bool HasMath { get; init; }

    /// <summary>The first words of its first paragraph.</summary>
    public required string Excerpt { get; init; }

    /// <summary>The anchor of the heading that the page's title stands for; null where there is none.</summary>
    public required string? TitleId { get; init; }
}
