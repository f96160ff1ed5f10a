using System.CommandLine;
using Deja.Cli.Drafts;
using Deja.Cli.Output;
using Deja.Host.Files;
using Deja.Host.Folders;
using Deja.Host.Logs;

namespace Deja.Cli.Verbs;

/// <summary><c>deja solved [-m TEXT]</c></summary>
internal sealed class SolvedVerb : IVerb
{
    private readonly Option<string?> _message = new("--message", "-m") { Description = "What helped, in your words.", HelpName = "TEXT" };

    public Command Describe()
    {
        var command = new Command("solved", "Add to the last draft what helped: your words, and the commands that ran under deja try without an error since.") { _message };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var draft = DraftMemory.Load() ?? throw new UsageException("there is no draft to complete; begin one from the last failure by: deja new --from last");
        var said = parsed.GetValue(_message);
        if (string.IsNullOrWhiteSpace(said)) said = null;
        var runs = new RunLogs(UserFolders.OfThisUser).Past().Select(r => r.Record)
            .Where(r => r.Started > draft.Until && r is { ExitCode: 0, WasStopped: false })
            .Reverse().ToList();
        if (said is null && runs.Count == 0)
        {
            Talk.Line($"nothing ran under deja try without an error since; say what helped by: deja solved -m TEXT");
            return ExitCodes.Found;
        }

        var now = DateTimeOffset.Now;
        var note = File.ReadAllText(draft.Note);
        WholeFile.Replace(draft.Note, SolvedNote.Add(note, said, runs.Count == 0 ? null : NoteTemplate.Done(runs, now)));
        DraftMemory.Save(draft with { Until = now });
        Screen.Out.Line(Piece.Place(draft.Note));
        if (!runs.Exists(r => draft.Command.SequenceEqual([r.Command, .. r.Arguments]))) Talk.Line($"it has not run again since: deja try {NoteTemplate.Typed(draft.Command)}");
        return ExitCodes.Done;
    }
}
