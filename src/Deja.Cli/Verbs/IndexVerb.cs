using System.CommandLine;
using Deja.Cli.Notebooks;
using Deja.Cli.Output;
using Deja.Recall.Index;

namespace Deja.Cli.Verbs;

/// <summary><c>deja index</c></summary>
internal sealed class IndexVerb : IVerb
{
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<string[]> _notebook = NotebookOption.Create();

    public Command Describe()
    {
        var command = new Command("index", "Bring the index up to date and name the files that could not be read; find and recall do the same by themselves.") { _json, _notebook };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var indexes = FreshIndexes.Open(NotebookLookup.Find(parsed.GetValue(_notebook)), out var updates);
        var pairs = indexes.Indexes.Zip(updates).ToList();
        if (parsed.GetValue(_json)) Json.Write(new Json.Indexed([.. pairs.Select(p => ToJson(p.First, p.Second))]));
        else foreach (var (index, update) in pairs) Print(index, update);
        return ExitCodes.Done;
    }

    private static Json.IndexedNotebook ToJson(NotebookIndex index, IndexUpdate update) =>
        new(index.Notebook.Root, index.EntryCount, update.Read, update.Removed, [.. update.Skipped.Select(s => s.ToString())]);

    private static void Print(NotebookIndex index, IndexUpdate update)
    {
        foreach (var skipped in update.Skipped) Screen.Out.Line(skipped.ToString());
        Screen.Out.Line(Piece.Place(index.Notebook.Root), $"  {index.EntryCount:n0} entries; {update.Read:n0} notes read, {update.Removed:n0} gone");
    }
}
