using System.Buffers;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Deja.Notes.Markup;

/// <summary>Obsidian's <c>^id</c> at the end of a paragraph or an item (help.obsidian.md, "Link to a block in a note"): what <c>[[note#^id]]</c> leads to. It isn't shown.</summary>
internal sealed class BlockMarks : IMarkdownExtension
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.AddIfNotAlready<BlockMarkParser>();

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private sealed class BlockMarkParser : InlineParser
    {
        // Shorter ones are powers and steps back (HEAD ^1).
        private const int ShortestId = 3;

        public BlockMarkParser() => OpeningCharacters = ['^'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (!slice.PeekCharExtra(-1).IsWhiteSpaceOrZero()) return false;
            var id = slice.AsSpan().TrimEnd();
            if (id.Length <= ShortestId || id[1] == '-' || id[1..].ContainsAnyExcept(Letters)) return false;
            MarkdownObject marked = processor.Block is ParagraphBlock { Parent: ListItemBlock item } && item[0] == processor.Block ? item : processor.Block!;
            marked.GetAttributes().Id ??= id.ToString();
            processor.Inline = new LiteralInline { Content = StringSlice.Empty };
            slice.Start = slice.End + 1;
            return true;
        }
    }
}
