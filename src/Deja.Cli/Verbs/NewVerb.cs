using System.CommandLine;
using Deja.Cli.Drafts;
using Deja.Cli.Notebooks;
using Deja.Cli.Output;
using Deja.Host.Folders;
using Deja.Host.Logs;
using Deja.Host.Tools;
using Deja.Recall.Errors;

namespace Deja.Cli.Verbs;

/// <summary><c>deja new "TITLE"</c>, <c>deja new --from last</c></summary>
internal sealed class NewVerb : IVerb
{
    private readonly Argument<string?> _title = new("TITLE") { Description = "The note's title; its file is named after it.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _from = new("--from") { Description = "last: from the last command that failed under deja try, with its error and surroundings.", HelpName = "last" };
    private readonly Option<string[]> _notebook = NotebookOption.Create();

    public Command Describe()
    {
        var command = new Command("new", "Begin a note, empty or from the last failure, and open it in your editor.") { _title, _from, _notebook };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var (title, from) = (parsed.GetValue(_title), parsed.GetValue(_from));
        if (from is not (null or "last")) throw new UsageException($"--from wants 'last', not '{from}': deja new --from last");
        if (from is null && string.IsNullOrWhiteSpace(title)) throw new UsageException("deja new wants a title: deja new \"TITLE\"; or a failure: deja new --from last");
        var failed = from is null ? null : LastFailure();
        var notebook = NewNotes.Target(parsed.GetValue(_notebook));
        var path = failed is null ? NewNotes.Write(notebook, title!, NoteTemplate.Empty(title!)) : Draft(notebook, title, failed);
        Screen.Out.Line(Piece.Place(path));
        if (!Console.IsInputRedirected && !Console.IsOutputRedirected && Editor.Open(path) is { } problem) Talk.Line(problem);
        return ExitCodes.Done;
    }

    private static string Draft(Notes.Notebook notebook, string? title, PastRun failed)
    {
        var excerpt = ErrorExcerpt.Of(ReadLog(failed));
        if (!string.IsNullOrWhiteSpace(title)) excerpt = excerpt with { Headline = title };
        var name = excerpt.Headline.Length > 0 ? excerpt.Headline : failed.Record.Command;
        var path = NewNotes.Write(notebook, name, NoteTemplate.FromFailure(failed.Record, excerpt));
        DraftMemory.Save(new Draft(path, [failed.Record.Command, .. failed.Record.Arguments], failed.Record.Started));
        return path;
    }

    private static PastRun LastFailure()
    {
        var runs = new RunLogs(UserFolders.OfThisUser).Past();
        foreach (var run in runs.TakeWhile(r => !r.Record.HasFailed).Where(r => r.Record.WasCutShort)) Talk.Line($"not taken: the run of '{run.Record.Command}' at {run.Record.Started:HH:mm} was cut short, as deja itself was killed; what it printed stands in {Places.FromHome(run.LogPath)}");
        return runs.FirstOrDefault(r => r.Record.HasFailed)
            ?? throw new UsageException("no command has failed under deja try yet; run it again by: deja try COMMAND ARGS…");
    }

    private static string ReadLog(PastRun run)
    {
        try
        {
            return LogInput.Read(run.LogPath);
        }
        catch (UsageException e)
        {
            Talk.Line($"the log of the run is gone ({e.Message}); the note has what is left of it");
            return string.Empty;
        }
    }
}
