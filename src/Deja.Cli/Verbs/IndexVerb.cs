using System.CommandLine;
using System.Runtime.InteropServices;
using Deja.Cli.Notebooks;
using Deja.Cli.Output;
using Deja.Recall.Index;
using Deja.Recall.Watch;

namespace Deja.Cli.Verbs;

/// <summary><c>deja index</c></summary>
internal sealed class IndexVerb : IVerb
{
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<bool> _watch = new("--watch") { Description = "Keep it up to date until Ctrl-C, so that find and recall need not look at every note." };
    private readonly Option<string[]> _notebook = NotebookOption.Create();

    public Command Describe()
    {
        var command = new Command("index", "Bring the index up to date and name the files that could not be read; find and recall do the same by themselves.") { _watch, _json, _notebook };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(_watch) && parsed.GetValue(_json)) throw new UsageException("--watch tells what it does in lines and goes on; --json has no end to print there");
        using var indexes = FreshIndexes.Open(NotebookLookup.Find(parsed.GetValue(_notebook)), out var updates);
        if (parsed.GetValue(_watch)) return Watch(indexes);
        var pairs = indexes.Indexes.Zip(updates).ToList();
        if (parsed.GetValue(_json)) Json.Write(new Json.Indexed([.. pairs.Select(p => ToJson(p.First, p.Second))]));
        else foreach (var (index, update) in pairs) Print(index, update);
        return ExitCodes.Done;
    }

    private static int Watch(IndexSet indexes)
    {
        if (indexes.Indexes.Count > 1) throw new UsageException($"--watch watches one notebook; choose one by --notebook: {string.Join(", ", indexes.Indexes.Select(i => i.Notebook.Root))}");
        using var end = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var watcher = new NotebookWatcher(indexes.Indexes[0]);
        Talk.Line($"watching {indexes.Indexes[0].Notebook.Root}, {indexes.EntryCount:n0} entries; Ctrl-C ends it");
        watcher.Run(update => Talk.Line($"{update.Read:n0} read, {update.Removed:n0} gone"), end.Token);
        return ExitCodes.Done;

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            end.Cancel();
        }
    }

    private static Json.IndexedNotebook ToJson(NotebookIndex index, IndexUpdate update) =>
        new(index.Notebook.Root, index.EntryCount, update.Read, update.Removed, [.. update.Skipped.Select(s => s.ToString())]);

    private static void Print(NotebookIndex index, IndexUpdate update)
    {
        foreach (var skipped in update.Skipped) Screen.Out.Line(skipped.ToString());
        Screen.Out.Line(Piece.Place(index.Notebook.Root), $"  {index.EntryCount:n0} entries; {update.Read:n0} read, {update.Removed:n0} gone");
    }
}
