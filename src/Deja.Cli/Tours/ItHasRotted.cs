namespace Deja.Cli.Tours;

/// <summary>A note's block is checked, what it depends on changes, and the check says so.</summary>
internal sealed class ItHasRotted : ITourStory
{
    private const string Note = """
        # Where the server listens

        <!-- deja: name=server-port inputs=server.conf -->
        ```sh
        sed -n 's/^port=//p' server.conf
        ```

        <!-- deja: expect -->
        ```text
        4000
        ```

        """;

    public bool Tell()
    {
        TourStage.Title("5. Does it still work?");
        if (OperatingSystem.IsWindows())
        {
            TourStage.Say("(The blocks of this part are shell, so it is left out.)");
            return true;
        }

        File.WriteAllText("notebook/server.conf", "port=4000\n");
        File.WriteAllText("notebook/server.md", Note);
        TourStage.Say("deja check runs the blocks that carry a directive, and compares what they print with what the note says:");
        var isWhole = TourStage.Deja("check", "notebook/server.md", "notebook/linux.md") == ExitCodes.Done;
        TourStage.Say("What has not changed is not run again:");
        isWhole &= TourStage.Deja("check", "notebook/server.md", "notebook/linux.md") == ExitCodes.Done;
        TourStage.Say("Somebody changes the server's port, and nobody thinks of the note. (This one rots on purpose.)");
        File.WriteAllText("notebook/server.conf", "port=5000\n");
        isWhole &= TourStage.Deja("check", "notebook/server.md") == ExitCodes.Found;
        TourStage.Say("If the note is what is wrong, --accept writes down what came out, in the lines of the expectation alone:");
        isWhole &= TourStage.Deja("check", "notebook/server.md", "--accept") == ExitCodes.Done;
        return TourStage.Deja("show", "server.md") == ExitCodes.Done && isWhole;
    }
}
