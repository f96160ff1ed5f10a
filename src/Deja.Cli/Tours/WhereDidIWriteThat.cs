namespace Deja.Cli.Tours;

/// <summary>An entry is found by words.</summary>
internal sealed class WhereDidIWriteThat : ITourStory
{
    public bool Tell()
    {
        TourStage.Title("3. Where did I write that?");
        var isWhole = TourStage.Deja("find", "端口", "占用", "--limit", "2") == ExitCodes.Done;
        isWhole &= TourStage.Deja("find", "tcp", "port", "in", "use", "--limit", "2") == ExitCodes.Done;
        TourStage.Say("Parts of an identifier, the beginning of a word, a slip of the keys:");
        isWhole &= TourStage.Deja("find", "zeroGrad", "--limit", "1") == ExitCodes.Done;
        isWhole &= TourStage.Deja("find", "gradeint", "--limit", "1") == ExitCodes.Done;
        return isWhole;
    }
}
