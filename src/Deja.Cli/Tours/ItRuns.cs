namespace Deja.Cli.Tours;

/// <summary>Blocks of a note are run.</summary>
internal sealed class ItRuns : ITourStory
{
    public bool Tell()
    {
        TourStage.Title("4. Run it");
        TourStage.Say("Reading a notebook runs nothing in it, and nothing runs before you say so:");
        var isWhole = TourStage.Deja("run", "linux.md#tee-pipefail") == ExitCodes.WrongUse;
        isWhole &= TourStage.Deja("trust", "notebook") == ExitCodes.Done;
        if (OperatingSystem.IsWindows())
        {
            TourStage.Say("(The blocks of this part are shell, so it is left out.)");
            return isWhole;
        }

        isWhole &= TourStage.Deja("run", "linux.md#tee-pipefail") == ExitCodes.Done;
        TourStage.Say("The value of a placeholder reaches its command as one argument, whatever it holds:");
        return TourStage.Deja("run", "linux.md#quote-value", "value=two words; rm -rf ~") == ExitCodes.Done && isWhole;
    }
}
