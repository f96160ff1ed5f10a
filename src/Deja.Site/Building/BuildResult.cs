using Deja.Site.Catalogue;

namespace Deja.Site.Building;

/// <summary>What a build did.</summary>
/// <param name="Notes">How many notes have a page.</param>
/// <param name="Rendered">How many of them were rendered anew.</param>
/// <param name="Written">How many files were written.</param>
/// <param name="Removed">How many were removed.</param>
/// <param name="Problems">What is wrong, by path.</param>
public sealed record BuildResult(int Notes, int Rendered, int Written, int Removed, IReadOnlyList<SiteProblem> Problems)
{
    /// <summary>How many notes were left out: drafts, not published, of a later date.</summary>
    public int LeftOut { get; init; }

    /// <summary>Whether a page is missing or wrong.</summary>
    public bool HasFailed => Problems.Any(p => p.IsFatal);
}
