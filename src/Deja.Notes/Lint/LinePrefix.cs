using Markdig.Syntax;

namespace Deja.Notes.Lint;

/// <summary>What must stand before a line that is put into a quotation or a list, so that it stays in it.</summary>
internal static class LinePrefix
{
    /// <summary>The spaces and quotation marks before an element on its first line; null where a list's mark stands there.</summary>
    public static string? Of(LintContext context, int line, MarkdownObject? node = null)
    {
        var text = context.Note.Source.Line(line);
        var length = node is null ? LengthOf(text) : context.OffsetOf(node) - context.Note.Source.StartOf(line);
        if (length < 0 || length > text.Length || text[..length].IndexOfAnyExcept(" \t>") >= 0) return null;
        return text[..length].ToString();
    }

    /// <summary>The same with the marks of lists as spaces: for a line that continues the item.</summary>
    public static string Continuing(LintContext context, int line, MarkdownObject node)
    {
        var text = context.Note.Source.Line(line);
        var length = Math.Clamp(context.OffsetOf(node) - context.Note.Source.StartOf(line), 0, text.Length);
        return string.Concat(text[..length].ToString().Select(c => c is '>' or '\t' ? c : ' '));
    }

    /// <summary>Whether a line holds nothing but its quotation's marks.</summary>
    public static bool IsBlank(ReadOnlySpan<char> line) => line.IndexOfAnyExcept(" \t>\r") < 0;

    /// <summary>The edit that puts an empty line above a line; null where a list's mark stands on that line.</summary>
    public static TextEdit? BlankLineAbove(LintContext context, int line, MarkdownObject? node = null) =>
        Of(context, line, node) is { } prefix ? TextEdit.Insert(context.Note.Source.StartOf(line), prefix.TrimEnd() + "\n") : null;

    /// <summary>The same for a line of raw HTML, in which <c>&gt;</c> is a quotation's mark only where the HTML stands in one.</summary>
    public static TextEdit? BlankLineWithin(LintContext context, int line, HtmlBlock html)
    {
        for (Block? above = html.Parent; above is not null; above = above.Parent)
        {
            if (above is QuoteBlock) return BlankLineAbove(context, line);
        }

        return TextEdit.Insert(context.Note.Source.StartOf(line), "\n");
    }

    private static int LengthOf(ReadOnlySpan<char> line)
    {
        var length = line.IndexOfAnyExcept(" \t>");
        return length < 0 ? line.Length : length;
    }
}
