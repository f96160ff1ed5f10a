using System.Text;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;

namespace Deja.Notes.Blocks;

/// <summary>Finds the blocks of a note, gives each its directive, and ties expectations to the blocks they speak of.</summary>
internal static class BlockReader
{
    public static IReadOnlyList<Block> Read(MarkdownDocument body, SourceText source, int bodyStart, IReadOnlyList<Entry> entries)
    {
        var blocks = new List<Block>();
        Collect(body, new Context(source, bodyStart, entries), blocks);
        return blocks;
    }

    private static void Collect(ContainerBlock container, Context context, List<Block> blocks)
    {
        for (var i = 0; i < container.Count; i++)
        {
            if (container[i] is ContainerBlock inner) Collect(inner, context, blocks);
            if (container[i] is not FencedCodeBlock fence || fence is MathBlock) continue;
            var comment = i > 0 ? CommentAbove(container[i - 1], fence) : null;
            var block = context.Block(fence, blocks.Count);
            if (comment is not null && IsExpect(comment, out var keys))
            {
                context.TieToLast(blocks, block, keys);
                blocks.Add(block with { IsExpectation = true, Placeholders = [] });
                continue;
            }

            var directive = comment is null
                ? ForeignKeys.Read(block.Info, block.Code, block.Line)
                : Directive.Of(DirectiveReader.Keys(comment), context.LineOf(container[i - 1]));
            context.Last = blocks.Count;
            blocks.Add(block with { Directive = directive });
        }
    }

    private static string? CommentAbove(Markdig.Syntax.Block above, FencedCodeBlock fence)
    {
        if (above is not HtmlBlock { Type: HtmlBlockType.Comment } html) return null;

        // Directly above: a blank line between would make the comment one about something else.
        return html.Line + html.Lines.Count == fence.Line ? DirectiveReader.TextOf(html.Lines.ToString()) : null;
    }

    private static bool IsExpect(string comment, out Dictionary<string, string> keys)
    {
        keys = DirectiveReader.Keys(comment);
        return keys.Remove("expect", out var value) && value.Length == 0;
    }

    private sealed class Context(SourceText source, int bodyStart, IReadOnlyList<Entry> entries)
    {
        private readonly int _bodyLine = source.LineAt(Math.Min(bodyStart, source.Text.Length)) - 1;
        private int _entry;

        /// <summary>The last block that is no expectation; -1 before the first.</summary>
        public int Last { get; set; } = -1;

        public void TieToLast(List<Block> blocks, Block expected, Dictionary<string, string> keys)
        {
            if (Last >= 0 && blocks[Last].Expectation is null) blocks[Last] = blocks[Last] with { Expectation = Expectation.Of(expected, keys) };
        }

        public int LineOf(Markdig.Syntax.Block block) => block.Line + 1 + _bodyLine;

        public Block Block(FencedCodeBlock fence, int ordinal)
        {
            var start = fence.Span.Start + bodyStart;
            while (_entry + 1 < entries.Count && entries[_entry + 1].Own.Start <= start) _entry++;
            var language = Language.Parse(fence.Info);
            var code = CodeOf(fence);
            var line = LineOf(fence);
            var isClosed = fence.ClosingFencedCharCount > 0;
            return new Block
            {
                Ordinal = ordinal,
                Language = language,
                Info = fence.Arguments?.Trim() ?? string.Empty,
                Code = code,
                Line = line,
                EndLine = line + fence.Lines.Count + (isClosed ? 1 : 0),
                IsClosed = isClosed,
                Entry = _entry,
                Placeholders = language.IsShell ? Placeholder.Find(code) : [],
            };
        }

        private static string CodeOf(FencedCodeBlock fence)
        {
            var code = new StringBuilder();
            for (var i = 0; i < fence.Lines.Count; i++) code.Append(fence.Lines.Lines[i].Slice.AsSpan()).Append('\n');
            return code.ToString();
        }
    }
}
