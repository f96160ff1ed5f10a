using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Deja.Notes.Markup;

/// <summary>
/// Jekyll's Liquid as far as notes use it: <c>{% highlight lang %}</c> is a code block, <c>{% raw %}</c> marks vanish,
/// <c>{{ site.baseurl }}</c> is empty until a site says otherwise. Every other tag is kept as text.
/// </summary>
internal sealed class Liquid : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new HighlightParser());
        pipeline.InlineParsers.Insert(0, new TagParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    /// <summary>The word after <c>{%</c>, with dashes (<c>{%-</c>) passed over, and what follows it; null when the line is no tag.</summary>
    internal static (string Name, string Arguments)? Tag(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length < 4 || !line.StartsWith("{%") || !line.EndsWith("%}")) return null;
        var inner = line[2..^2].Trim(" -\t");
        if (inner.Contains("%}", StringComparison.Ordinal)) return null;
        var space = inner.IndexOfAny(' ', '\t');
        return space < 0 ? (inner.ToString(), string.Empty) : (inner[..space].ToString(), inner[(space + 1)..].Trim().ToString());
    }

    /// <summary>A fenced block whose fences are <c>{% highlight %}</c> tags.</summary>
    private sealed class HighlightParser : BlockParser
    {
        public HighlightParser() => OpeningCharacters = ['{'];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            if (processor.IsCodeIndent || Tag(processor.Line.AsSpan()) is not ("highlight", var rest)) return BlockState.None;
            var language = rest.Split(' ', 2);
            processor.NewBlocks.Push(new FencedCodeBlock(this)
            {
                FencedChar = '%',
                OpeningFencedCharCount = 1,
                Info = language[0],
                Arguments = language.Length > 1 ? language[1] : null,
                Column = processor.Column,
                Span = new SourceSpan(processor.Start, processor.Line.End),
                Line = processor.LineIndex,
            });
            return BlockState.ContinueDiscard;
        }

        public override BlockState TryContinue(BlockProcessor processor, Block block)
        {
            block.UpdateSpanEnd(processor.Line.End);
            if (Tag(processor.Line.AsSpan()) is not ("endhighlight", _)) return BlockState.Continue;
            ((FencedCodeBlock)block).ClosingFencedCharCount = 1;
            return BlockState.BreakDiscard;
        }
    }

    /// <summary>Drops <c>{% raw %}</c> and its end, and variables of the site's address.</summary>
    private sealed class TagParser : InlineParser
    {
        public TagParser() => OpeningCharacters = ['{'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var text = slice.AsSpan();
            var isTag = text.StartsWith("{%");
            if (!isTag && !text.StartsWith("{{")) return false;
            var close = text[..Math.Min(text.Length, LiquidLinks.LongestTag)].IndexOf(isTag ? "%}" : "}}");
            if (close < 0) return false;
            var known = isTag
                ? Tag(text[..(close + 2)]) is ("raw" or "endraw", _)
                : LiquidLinks.IsSiteAddress(text[2..close]);
            if (!known) return false;
            processor.Inline = new LiteralInline { Content = StringSlice.Empty };
            slice.Start += close + 2;
            return true;
        }
    }
}
