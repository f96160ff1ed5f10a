using System.CommandLine;
using Deja.Cli.Notebooks;
using Deja.Cli.Output;
using Deja.Recall.Errors;

namespace Deja.Cli.Verbs;

/// <summary><c>deja recall [FILE]</c></summary>
internal sealed class RecallVerb : IVerb
{
    private const int UsualLimit = 5;

    /// <summary>Below this nothing but chance is left.</summary>
    private const double LeastNear = 0.05;

    private readonly Argument<string?> _file = new("FILE") { Description = "The error log; standard input when not given, or -.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<int> _limit = CommonOptions.Limit(UsualLimit);
    private readonly Option<string[]> _notebook = NotebookOption.Create();

    public Command Describe()
    {
        var command = new Command("recall", "Find the entry about an error by its log; ends with 0 only when it is sure.") { _file, _json, _limit, _notebook };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var notebooks = NotebookLookup.Find(parsed.GetValue(_notebook));
        var log = LogInput.Read(parsed.GetValue(_file));
        using var indexes = FreshIndexes.Open(notebooks);
        var result = new Recaller(indexes).Recall(log, parsed.GetValue(_limit));
        if (parsed.GetValue(_json)) Json.Write(new Json.Recalled(result.IsConfident, [.. result.Matches.Select(ToJson)]));
        else Print(result, log);
        return result.IsConfident ? ExitCodes.Done : ExitCodes.Found;
    }

    private static Json.RecalledEntry ToJson(RecallMatch match) =>
        new(match.Note.Path, match.Entry.Anchor, match.Entry.Title, match.Line, Math.Round(match.Score, 4), match.Because, match.Notebook.Root);

    private static void Print(RecallResult result, string log)
    {
        if (result.IsConfident)
        {
            RecalledCard.Print(Screen.Out, result.Matches[0]);
            return;
        }

        var near = result.Matches.Where(m => m.Score >= LeastNear).ToList();
        Talk.Line(string.IsNullOrWhiteSpace(log) ? "the log is empty" : near.Count == 0 ? "no entry is about this error" : "no entry is surely about this error; the nearest:");
        foreach (var match in near)
        {
            Screen.Out.Line(Piece.Place($"{Places.Of(match.Notebook, match.Note.Path)}:{match.Line}"), "  ", Piece.Title(match.Entry.Title), Piece.Faint($"  {match.Score:0.00}"));
        }
    }
}
