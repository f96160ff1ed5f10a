using Deja.Recall.Errors;

namespace Deja.Cli.Output;

/// <summary>Shows a recalled entry under what failed: title, the line that matched, the first lines of the fix, where to read on. At most one screen.</summary>
internal static class RecalledCard
{
    private const int MostLines = 10;

    public static void Print(Screen screen, RecallMatch match)
    {
        var place = Places.Of(match.Notebook, match.Note.Path);
        screen.Line(Piece.Good("deja"), Piece.Faint(" · your notes know this one"));
        screen.Line("  ", Piece.Title(match.Entry.Title));
        screen.Line(Piece.Faint("  matched  "), Cut(match.Because.Trim(), screen.Width - 12));
        screen.Line();
        foreach (var line in match.FixLines(MostLines)) screen.Line("  ", line);
        screen.Line();
        screen.Line(Piece.Faint("  read on  "), Piece.Place($"{place}:{match.Entry.Line}"), Piece.Faint($"   or: deja show '{Places.Of(match.Notebook, match.Note, match.Entry)}'"));
    }

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..Math.Max(1, width - 1)] + "…";
}
