namespace Deja.Cli.Tours;

/// <summary>A command fails, and the entry about it comes back.</summary>
internal sealed class ItFailsAgain : ITourStory
{
    private const string SavedLog = """
        Traceback (most recent call last):
          File "train.py", line 31, in <module>
            loss.backward()
          File "/usr/lib/python3/dist-packages/torch/_tensor.py", line 488, in backward
            torch.autograd.backward(
        RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed).
        """;

    public bool Tell()
    {
        TourStage.Title("1. It fails again");
        var isWhole = !HasRepository() || TellLive();
        TourStage.Say("The same from a log that was saved, or copied from CI:");
        File.WriteAllText("train.log", SavedLog);
        return TourStage.Deja("recall", "train.log") == ExitCodes.Done && isWhole;
    }

    private static bool TellLive()
    {
        TourStage.Say("A new repository, and the first push. deja try runs the command as if deja were not there.");
        var code = TourStage.Deja("try", "git", "push", "origin", "main");
        TourStage.Say($"The exit code is git's own: {code}. Where nothing fails, deja says nothing:");
        return TourStage.Deja("try", "git", "remote", "-v") == ExitCodes.Done && code == 1;
    }

    private static bool HasRepository()
    {
        if (TourStage.Quietly("git", "init", "--quiet", ".") && TourStage.Quietly("git", "init", "--quiet", "--bare", "remote.git") && TourStage.Quietly("git", "remote", "add", "origin", "remote.git")) return true;
        TourStage.Say("(git is not installed, so the part with a command that fails is left out.)");
        return false;
    }
}
