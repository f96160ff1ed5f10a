using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Deja.Notes.Markup;

/// <summary>
/// kramdown's attribute lists, <c>{: .class #id key="value"}</c>: directly behind an inline element they belong to it, at the end of
/// a block to the block, alone in a paragraph to the block before it. Nothing but classes, ids and plain attributes is taken:
/// an <c>on…</c> handler or a style is dropped.
/// </summary>
internal sealed class KramdownAttributes : IMarkdownExtension
{
    // The end of each would be looked for to the end of the note.
    private const int LongestList = 1000;

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Insert(0, new AttributeListParser());
        pipeline.DocumentProcessed += AttachAlone;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private static void AttachAlone(MarkdownDocument document)
    {
        if (!document.Any(IsAlone)) return;
        var blocks = document.ToList();
        document.Clear();
        foreach (var block in blocks)
        {
            if (!IsAlone(block)) document.Add(block);
            else if (document.LastChild is { } before) block.GetAttributes().CopyTo(before.GetAttributes(), mergeIdAndProperties: true, shared: false);
        }
    }

    private static bool IsAlone(Block block) => block is ParagraphBlock { Inline: { FirstChild: null } } && block.TryGetAttributes() is not null;

    private sealed class AttributeListParser : InlineParser
    {
        public AttributeListParser() => OpeningCharacters = ['{'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var text = slice.AsSpan();
            if (!text.StartsWith("{:")) return false;
            var close = text[..Math.Min(text.Length, LongestList)].IndexOf('}');
            if (close < 0 || Read(text[2..close]) is not { } attributes) return false;
            var rest = text[(close + 1)..];
            var previous = slice.PeekCharExtra(-1);
            if (processor.Inline is EmphasisInline or LinkInline or CodeInline && !char.IsWhiteSpace(previous))
            {
                attributes.CopyTo(processor.Inline.GetAttributes(), mergeIdAndProperties: true, shared: false);
            }
            else if (rest.Trim().IsEmpty && processor.Block is { } block && (previous is '\0' or '\n' || char.IsWhiteSpace(previous)))
            {
                attributes.CopyTo(block.GetAttributes(), mergeIdAndProperties: true, shared: false);
                TrimEnd(processor.Inline);
            }
            else
            {
                return false;
            }

            slice.Start += close + 1;
            return true;
        }

        private static void TrimEnd(Inline? last)
        {
            if (last is LineBreakInline) last.Remove();
            else if (last is LiteralInline literal) literal.Content.TrimEnd();
        }

        private static HtmlAttributes? Read(ReadOnlySpan<char> list)
        {
            var attributes = new HtmlAttributes();
            foreach (var range in list.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                if (range is ['.', _, ..]) attributes.AddClass(range[1..]);
                else if (range is ['#', _, ..]) attributes.Id = range[1..];
                else if (range.Split('=', 2) is [var key, var value] && IsPlain(key)) attributes.AddProperty(key, value.Trim('"', '\''));
                else if (!IsName(range)) return null;
            }

            return attributes;
        }

        private static bool IsPlain(string key) => key is "width" or "height" or "align" or "lang" or "title" or "alt" or "target" or "rel" || key.StartsWith("data-", StringComparison.Ordinal);

        private static bool IsName(string word) => word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ':' or '=' or '"');
    }
}
