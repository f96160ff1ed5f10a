namespace Deja.Site.Building;

/// <summary>What a build knows of the pages of the one before.</summary>
/// <param name="Notes">Facts by the note's path.</param>
/// <param name="Pages">The key of the pages that are made of all notes, see <see cref="SiteKeys.OfPages"/>.</param>
/// <param name="Places">The key of the notes' places, see <see cref="SiteKeys.OfPlaces"/>.</param>
internal sealed record SiteFacts(IReadOnlyDictionary<string, PageFacts> Notes, string Pages, string Places)
{
    /// <summary>Those of no build.</summary>
    public static SiteFacts Nothing { get; } = new(new Dictionary<string, PageFacts>(), string.Empty, string.Empty);
}
