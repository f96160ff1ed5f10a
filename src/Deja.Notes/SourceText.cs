namespace Deja.Notes;

/// <summary>A text with its line starts, so that an offset can be told as line and column.</summary>
public sealed class SourceText
{
    private int[]? _lineStarts;

    /// <summary>Takes the text as it is; line ends may be <c>\n</c>, <c>\r\n</c> or <c>\r</c>.</summary>
    public SourceText(string text) => Text = text;

    /// <summary>The text itself.</summary>
    public string Text { get; }

    /// <summary>How many lines there are; an empty text has one.</summary>
    public int LineCount => Starts.Length;

    private int[] Starts => _lineStarts ??= FindStarts(Text);

    /// <summary>The line, counted from 1, that holds the character at <paramref name="offset"/>.</summary>
    public int LineAt(int offset)
    {
        var found = Array.BinarySearch(Starts, offset);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>The column, counted from 1 in UTF-16 units, of the character at <paramref name="offset"/>.</summary>
    public int ColumnAt(int offset) => offset - Starts[LineAt(offset) - 1] + 1;

    /// <summary>The offset at which a line (counted from 1) begins; the text's length for a line after the last.</summary>
    public int StartOf(int line) => line - 1 < Starts.Length ? Starts[line - 1] : Text.Length;

    /// <summary>A line (counted from 1) without its line end.</summary>
    public ReadOnlySpan<char> Line(int line) =>
        Text.AsSpan(StartOf(line), StartOf(line + 1) - StartOf(line)).TrimEnd(['\r', '\n']);

    private static int[] FindStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var at = 0; (at = NextEnd(text, at)) >= 0;)
        {
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            starts.Add(at);
        }

        return [.. starts];
    }

    private static int NextEnd(string text, int from)
    {
        var found = text.AsSpan(from).IndexOfAny('\n', '\r');
        return found < 0 ? -1 : from + found;
    }
}
