using Deja.Recall.Errors;

namespace Deja.Cli.Output;

/// <summary>Shows a recalled entry under what failed: title, the line that matched, the first lines of the fix, where to read on. At most one screen.</summary>
internal static class RecalledCard
{
    private const int MostLines = 10;

    public static void Print(Screen screen, RecallMatch match)
    {
        screen.Line(Piece.Good("deja"), Piece.Faint(" · your notes know this one"));
        screen.Indented(2, Piece.Title(match.Entry.Title));
        screen.Indented(2, Piece.Faint("matched  "), Cut(match.Because.Trim(), screen.Width - 14));
        screen.Line();
        foreach (var line in match.FixLines(MostLines))
        {
            if (line.Length == 0) screen.Line();
            else if (line.StartsWith("    ", StringComparison.Ordinal)) screen.Unwrapped($"  {line}");
            else screen.Indented(2 + line.Length - line.TrimStart().Length, line.TrimStart());
        }

        screen.Line();
        screen.Indented(2, Piece.Faint("read on  "), Piece.Place($"{Places.Of(match.Notebook, match.Note.Path)}:{match.Entry.Line}"));
        screen.Indented(11, Piece.Faint($"deja show {Places.Typed(match.Notebook, match.Note, match.Entry)}"));
    }

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..Math.Max(1, width - 1)] + "…";
}
