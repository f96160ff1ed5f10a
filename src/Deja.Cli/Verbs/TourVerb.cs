using System.CommandLine;
using Deja.Cli.Output;
using Deja.Cli.Tours;

namespace Deja.Cli.Verbs;

/// <summary><c>deja tour</c></summary>
internal sealed class TourVerb : IVerb
{
    public Command Describe()
    {
        var command = new Command("tour", "Walk through what deja does, on the starter notebook; changes nothing of yours.");
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        using var stage = TourStage.Make();
        var isWhole = true;
        foreach (var story in TourStories.All)
        {
            isWhole &= story.Tell();
            stage.Return();
        }

        Screen.Out.Line("Now with your own: ", Piece.Mark("deja notebook add DIR"), Piece.Faint("   any folder of Markdown notes, as it is"));
        return isWhole ? ExitCodes.Done : ExitCodes.Found;
    }
}
