namespace Deja.Cli.Tours;

/// <summary>The stories, in the order in which they are told.</summary>
internal static class TourStories
{
    public static IReadOnlyList<ITourStory> All { get; } = [new ItFailsAgain(), new ItIsNew(), new WhereDidIWriteThat(), new ItRuns(), new ItHasRotted(), new ItIsATechnique()];
}
