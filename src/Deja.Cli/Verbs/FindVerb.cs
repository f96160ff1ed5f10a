using System.CommandLine;
using Deja.Cli.Notebooks;
using Deja.Cli.Output;
using Deja.Recall.Find;

namespace Deja.Cli.Verbs;

/// <summary><c>deja find WORDS…</c></summary>
internal sealed class FindVerb : IVerb
{
    private const int UsualLimit = 10;

    private readonly Argument<string[]> _words = new("WORDS") { Description = "What to look for; the last word may be a beginning.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<int> _limit = CommonOptions.Limit(UsualLimit);
    private readonly Option<string[]> _notebook = NotebookOption.Create();

    public Command Describe()
    {
        var command = new Command("find", "Find entries by words, in English and Chinese.") { _words, _json, _limit, _notebook };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var words = string.Join(' ', parsed.GetValue(_words)!);
        if (string.IsNullOrWhiteSpace(words)) throw new UsageException("deja find wants words to look for: deja find WORDS…");
        using var indexes = FreshIndexes.Open(NotebookLookup.Find(parsed.GetValue(_notebook)));
        var result = new Finder(indexes).Find(words, parsed.GetValue(_limit));
        foreach (var (typed, taken) in result.Corrections) Talk.Line($"no entry has '{typed}'; looked for '{taken}' instead");
        if (parsed.GetValue(_json)) Json.Write(new Json.Found([.. result.Matches.Select(ToJson)]));
        else foreach (var match in result.Matches) Print(match);
        if (result.Matches.Count == 0 && !parsed.GetValue(_json)) Talk.Line($"nothing found for '{words}' in {string.Join(", ", indexes.Indexes.Select(i => i.Notebook.Root))}");
        return result.Matches.Count > 0 ? ExitCodes.Done : ExitCodes.Found;
    }

    private static Json.FoundEntry ToJson(FindMatch match) =>
        new(match.Note.Path, match.Entry.Anchor, match.Entry.Title, match.Snippet.Line, match.Snippet.Text, Math.Round(match.Score, 4), match.Notebook.Root);

    private static void Print(FindMatch match)
    {
        var place = $"{Places.Of(match.Notebook, match.Note.Path)}:{match.Snippet.Line}";
        Screen.Out.Line(Piece.Place(place), "  ", Piece.Title(match.Entry.Title));
        if (match.Snippet.Text != match.Entry.Title) Screen.Out.Indented(4, [.. Highlighted(match.Snippet)]);
    }

    private static List<Piece> Highlighted(Snippet snippet)
    {
        var pieces = new List<Piece>();
        var at = 0;
        foreach (var range in snippet.Highlights)
        {
            pieces.Add(snippet.Text[at..range.Start]);
            pieces.Add(Piece.Mark(snippet.Text[range.Start..range.End]));
            at = range.End;
        }

        pieces.Add(snippet.Text[at..]);
        return pieces;
    }
}
