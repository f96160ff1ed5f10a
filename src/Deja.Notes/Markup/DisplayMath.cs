using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Deja.Notes.Markup;

/// <summary>
/// Math over several lines between two <c>$$</c>, as MathJax, kramdown and Obsidian read it: the marks may stand alone or beside the formula. A mark that nothing closes is text.
/// </summary>
internal sealed class DisplayMath : IMarkdownExtension
{
    private const string Marks = "$$";

    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.ReplaceOrAdd<MathBlockParser>(new DisplayMathParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    /// <summary>Where the first mark stands that no backslash takes away; -1 without one.</summary>
    private static int IndexOfMarks(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '$' && text[i + 1] == '$') return i;
        }

        return -1;
    }

    private sealed class DisplayMathParser : BlockParser
    {
        public DisplayMathParser() => OpeningCharacters = ['$'];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            var line = processor.Line.AsSpan();
            if (processor.IsCodeIndent || !line.StartsWith(Marks) || line.StartsWith("$$$")) return BlockState.None;
            var first = line[Marks.Length..].Trim();
            var below = processor.Line.Text.AsSpan(Math.Min(processor.Line.End + 1, processor.Line.Text.Length));
            if (first.IsEmpty ? IndexOfMarks(below) < 0 : !EndsBelow(first, below)) return BlockState.None;
            var block = new MathBlock(this) { Column = processor.Column, FencedChar = '$', OpeningFencedCharCount = Marks.Length, Line = processor.LineIndex, Span = new(processor.Start, processor.Line.End) };
            block.GetAttributes().AddClass("math");
            processor.NewBlocks.Push(block);
            processor.Line.Start += Marks.Length;
            return first.IsEmpty ? BlockState.ContinueDiscard : BlockState.Continue;
        }

        public override BlockState TryContinue(BlockProcessor processor, Block block)
        {
            block.UpdateSpanEnd(processor.Line.End);
            var line = processor.Line.AsSpan();
            var end = IndexOfMarks(line);
            if (end < 0) return BlockState.Continue;
            var math = (MathBlock)block;
            math.ClosingFencedCharCount = Marks.Length;
            if (!line[(end + Marks.Length)..].IsWhiteSpace())
            {
                // What stands behind the mark is text again.
                if (math.Lines.Lines is null) math.Lines = new StringLineGroup(1);
                math.Lines.Add(new StringSlice(processor.Line.Text, processor.Line.Start, processor.Line.Start + end - 1));
                math.UpdateSpanEnd(processor.Line.Start + end + 1);
                processor.Line.Start += end + Marks.Length;
                processor.RestartIndent();
                return BlockState.None;
            }

            if (line[..end].IsWhiteSpace()) return BlockState.BreakDiscard;
            processor.Line.End = processor.Line.Start + end - 1;
            return BlockState.Break;
        }

        /// <summary>Whether a formula that begins beside its mark ends so in the same paragraph, with nothing behind it; any other is math within a paragraph.</summary>
        private static bool EndsBelow(ReadOnlySpan<char> first, ReadOnlySpan<char> below)
        {
            if (IndexOfMarks(first) >= 0) return false;
            var lines = below.EnumerateLines();

            // What is left of the first line, its end.
            lines.MoveNext();
            foreach (var raw in lines)
            {
                var line = raw.TrimStart(" \t>").TrimEnd();
                if (line.IsEmpty) return false;
                var end = IndexOfMarks(line);
                if (end >= 0) return end + Marks.Length == line.Length;
            }

            return false;
        }
    }
}
