namespace Deja.Cli.Tours;

/// <summary>A command fails in a way that no entry is about; a note is drafted, completed, and comes back.</summary>
internal sealed class ItIsNew : ITourStory
{
    public bool Tell()
    {
        TourStage.Title("2. It is new");
        if (!HasRepository())
        {
            TourStage.Say("(git is not installed, so this part is left out.)");
            return true;
        }

        TourStage.Say("No entry is about this one. Deja says nothing false, and offers a draft:");
        var isWhole = TourStage.Deja("try", "git", "fetch", "upstream") != ExitCodes.Done;
        isWhole &= TourStage.Deja("new", "--from", "last") == ExitCodes.Done;
        TourStage.Say("What you try until it works is remembered, and what ran without an error is added to the draft:");
        isWhole &= TourStage.Deja("try", "git", "remote", "add", "upstream", "../central.git") == ExitCodes.Done;
        isWhole &= TourStage.Deja("try", "git", "fetch", "upstream") == ExitCodes.Done;
        isWhole &= TourStage.Deja("solved", "-m", "A clone knows only the remote that it was cloned from; add the other one.") == ExitCodes.Done;
        TourStage.Say("Next month, in another clone:");
        TourStage.Quietly("git", "remote", "remove", "upstream");
        return TourStage.Deja("try", "git", "fetch", "upstream") != ExitCodes.Done && isWhole;
    }

    private static bool HasRepository() =>
        TourStage.Quietly("git", "init", "--quiet", "--bare", "central.git") && TourStage.Quietly("git", "init", "--quiet", "fork") && TourStage.Enter("fork");
}
