using System.Text.RegularExpressions;
using Deja.Recall.Errors;

namespace Deja.Cli.Output;

/// <summary>Shows a recalled entry under what failed: title, the line that matched, the first lines of the fix, where to read on. At most one screen.</summary>
internal static partial class RecalledCard
{
    private const int MostLines = 10;

    public static void Print(Screen screen, RecallMatch match)
    {
        var place = Places.Of(match.Notebook, match.Note.Path);
        screen.Line(Piece.Good("deja"), Piece.Faint(" · your notes know this one"));
        screen.Line("  ", Piece.Title(match.Entry.Title));
        screen.Line(Piece.Faint("  matched  "), Cut(match.Because.Trim(), screen.Width - 12));
        screen.Line();
        foreach (var line in Fix(match)) screen.Line("  ", line);
        screen.Line();
        screen.Line(Piece.Faint("  read on  "), Piece.Place($"{place}:{match.Entry.Line}"), Piece.Faint($"   or: deja show '{Places.Of(match.Notebook, match.Note, match.Entry)}'"));
    }

    /// <summary>The entry's lines from where the fix begins, if it says so, else from the top; the error itself, which stands above, is left out.</summary>
    private static List<string> Fix(RecallMatch match)
    {
        var source = match.Note.Source;
        var last = source.LineAt(Math.Max(match.Entry.Own.Start, match.Entry.Own.End - 1));
        var lines = new List<(string Text, bool IsCode)>();
        var isCode = false;
        for (var at = match.Entry.Level == 0 ? match.Entry.Line : match.Entry.Line + 1; at <= last; at++)
        {
            var text = source.Line(at).TrimEnd().ToString();
            if (text.TrimStart().StartsWith("```", StringComparison.Ordinal) || text.TrimStart().StartsWith("~~~", StringComparison.Ordinal)) isCode = !isCode;
            else if (!Hidden().IsMatch(text)) lines.Add((text, isCode));
        }

        var start = lines.FindIndex(l => !l.IsCode && FixWord().IsMatch(l.Text));
        if (start < 0) start = lines.FindIndex(l => !l.IsCode && l.Text.Length > 0);
        var shown = (start < 0 ? lines : lines.Skip(start)).Select(l => l.IsCode ? $"    {l.Text}" : l.Text).ToList();
        return [.. shown.Where((l, i) => l.Length > 0 || (i > 0 && shown[i - 1].Length > 0)).Take(MostLines)];
    }

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..Math.Max(1, width - 1)] + "…";

    [GeneratedRegex(@"^\s*(?:[-*]\s*)?(?:\*\*)?(?:fix|solution|remedy|workaround|do this|解决|修复|办法|改法|做法|处理)", RegexOptions.IgnoreCase)]
    private static partial Regex FixWord();

    // Comments are for Deja, pictures for a page.
    [GeneratedRegex(@"^\s*(?:<!--.*-->|!\[[^\]]*\]\([^)]*\))\s*$")]
    private static partial Regex Hidden();
}
