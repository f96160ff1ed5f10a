using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Deja.Notes.Markup.Limits;

/// <summary>
/// Takes a line, or a table's cell, for text from the mark on at which five hundred brackets and marks of emphasis are open already; a bracket that is closed
/// stays one. Each mark stands in the one before until its end is found, so that whatever follows is put in at that depth, and whoever walks the tree goes as deep.
/// </summary>
internal sealed class OpenMarks : InlineParser
{
    /// <summary>How deep inlines stand in each other at most.</summary>
    public const int Most = 500;

    public OpenMarks() => OpeningCharacters = ['[', '*', '_', '~'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!processor.GetParserState<Depth>(this).IsFull(processor.Block!.Inline!) || IsClosedBracket(slice.AsSpan())) return false;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        var length = LengthOfText(slice.AsSpan());
        processor.Inline = new LiteralInline
        {
            Content = new StringSlice(slice.Text, slice.Start, slice.Start + length - 1),
            Span = new Markdig.Syntax.SourceSpan(start, start + length - 1),
            Line = line,
            Column = column,
        };
        slice.Start += length;
        return true;
    }

    private static int LengthOfText(ReadOnlySpan<char> text)
    {
        for (var at = 1; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAny("|\r\n[");
            if (next < 0) return text.Length;
            at += next;
            if (text[at] != '[' || IsClosedBracket(text[at..])) return at;
        }

        return text.Length;
    }

    private static bool IsClosedBracket(ReadOnlySpan<char> text) =>
        text[0] == '[' && text[1..].IndexOfAny("[]|\r\n") is >= 0 and var next && text[next + 1] == ']';

    /// <summary>How deep a paragraph's open marks stand in each other; looked up only where it can have become too much.</summary>
    private sealed class Depth
    {
        private int _most;

        public bool IsFull(ContainerInline container)
        {
            // Each mark opens one at most.
            if (++_most <= Most) return false;
            _most = 0;
            while (container.LastChild is ContainerInline { IsClosed: false } inner && _most <= Most) (container, _most) = (inner, _most + 1);
            return _most > Most;
        }
    }
}
