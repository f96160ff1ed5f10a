using System.CommandLine;
using Deja.Cli.Notebooks;
using Deja.Cli.Output;
using Deja.Host;
using Deja.Host.Children;
using Deja.Host.Folders;
using Deja.Host.Logs;
using Deja.Recall.Errors;
using Deja.Recall.Index;

namespace Deja.Cli.Verbs;

/// <summary><c>deja try COMMAND ARGS…</c></summary>
internal sealed class TryVerb : IVerb
{
    private readonly Argument<string[]> _command = new("COMMAND") { Description = "The command and its arguments, as they would be typed without deja.", Arity = ArgumentArity.OneOrMore, CaptureRemainingTokens = true };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Show nothing of deja's, also when the command fails." };
    private readonly Option<string[]> _notebook = NotebookOption.Create();

    public Command Describe()
    {
        var command = new Command("try", "Run a command as if deja were not there; when it fails, show the entry about it.") { _quiet, _notebook, _command };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var words = parsed.GetValue(_command)!;
        if (words is ["--", .. var rest]) words = rest;
        if (words.Length == 0) throw new UsageException("deja try wants a command: deja try COMMAND ARGS…");

        // A notebook that was named wrongly is told before anything runs.
        var notebooks = Look(parsed.GetValue(_notebook));
        var run = LoggedRun.Run(new ChildCommand(words[0], words[1..]), ChildRunner.AsOnThisConsole, new RunLogs(UserFolders.OfThisUser));
        if (run.End.Problem is { } problem) Talk.Error(problem);
        if (run.Warning is { } warning && !parsed.GetValue(_quiet)) Talk.Line(warning);
        if (run.Record.HasFailed && !parsed.GetValue(_quiet)) Recall(notebooks, run);
        run.End.Signal?.EndThisProcess();
        return run.End.ExitCode;
    }

    /// <summary>Notebooks that can't even be listed (the file is unreadable, there is no home) are no reason not to run a command.</summary>
    private static IReadOnlyList<Notes.Notebook> Look(string[]? named)
    {
        try
        {
            return NotebookLookup.Look(named);
        }
        catch (Exception e) when (e is HostException or IOException or UnauthorizedAccessException)
        {
            Talk.Line($"your notes can not be asked: {e.Message}");
            return [];
        }
    }

    /// <summary>Whatever goes wrong here is told in a line: the command's own end stays what it was.</summary>
    private static void Recall(IReadOnlyList<Notes.Notebook> notebooks, LoggedRun run)
    {
        // A command that says nothing uses its exit code for an answer, as grep and diff do.
        if (string.IsNullOrWhiteSpace(run.Text)) return;
        try
        {
            if (notebooks.Count == 0)
            {
                Talk.Line(NotebookLookup.NoneTold);
                return;
            }

            using var indexes = FreshIndexes.Open(notebooks);
            var result = new Recaller(indexes).Recall(run.Text, limit: 1);
            if (result.IsConfident) RecalledCard.Print(Screen.Error, result.Matches[0]);
            else OfferDraft(run);
        }
        catch (Exception e) when (e is IndexException or HostException or IOException or UnauthorizedAccessException)
        {
            Talk.Line($"your notes could not be asked: {e.Message}");
        }
    }

    private static void OfferDraft(LoggedRun run) =>
        Talk.Line(run.LogPath is null ? "no entry is about this yet; begin one by: deja new TITLE" : "no entry is about this yet; draft one from it by: deja new --from last");
}
