using Deja.Recall.Errors;

namespace Deja.Cli.Output;

/// <summary>Shows a recalled entry under what failed.</summary>
internal static class RecalledCard
{
    private const int MostLines = 10;

    /// <summary>Title, the line that matched, the first lines of the fix, where to read on. At most one screen.</summary>
    public static void Print(Screen screen, RecallMatch match)
    {
        PrintTitle(screen, match);
        screen.Line();
        foreach (var line in match.FixLines(MostLines))
        {
            if (line.Length == 0) screen.Line();
            else if (line.StartsWith("    ", StringComparison.Ordinal)) screen.Unwrapped($"  {line}");
            else screen.Indented(2 + line.Length - line.TrimStart().Length, line.TrimStart());
        }

        screen.Line();
        PrintPlace(screen, match);
    }

    /// <summary>The same without the fix: five lines, for where nobody knows yet whether anything failed.</summary>
    public static void PrintShort(Screen screen, RecallMatch match)
    {
        PrintTitle(screen, match);
        PrintPlace(screen, match);
    }

    private static void PrintTitle(Screen screen, RecallMatch match)
    {
        screen.Line(Piece.Good("deja"), Piece.Faint(" · your notes know this one"));
        screen.Indented(2, Piece.Title(match.Entry.Title));
        screen.Indented(2, Piece.Faint("matched  "), Cut(match.Because.Trim(), screen.Width - 14));
    }

    private static void PrintPlace(Screen screen, RecallMatch match)
    {
        screen.Indented(2, Piece.Faint("read on  "), Piece.Place($"{Places.Of(match.Notebook, match.Note.Path)}:{match.Entry.Line}"));
        screen.Indented(11, Piece.Faint($"deja show {Places.Typed(match.Notebook, match.Note, match.Entry)}"));
    }

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..Math.Max(1, width - 1)] + "…";
}
