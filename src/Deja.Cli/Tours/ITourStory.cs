namespace Deja.Cli.Tours;

/// <summary>One story of the tour: one file, one line in <see cref="TourStories"/>.</summary>
internal interface ITourStory
{
    /// <summary>Tells it by running commands; false when one of them did not do what the story says.</summary>
    bool Tell();
}
