using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Deja.Notes.Markup;

/// <summary>Obsidian's <c>[[note]]</c>, <c>[[note#heading|label]]</c> and <c>![[picture.png]]</c>.</summary>
internal sealed class WikiLinks : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new WikiLinkParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private sealed class WikiLinkParser : InlineParser
    {
        // The end of each would be looked for to the end of the note.
        private const int Longest = 1000;

        public WikiLinkParser() => OpeningCharacters = ['[', '!'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var text = slice.AsSpan();
            var embeds = text.StartsWith("![[");
            if (!embeds && !text.StartsWith("[[")) return false;
            var open = embeds ? 3 : 2;
            var close = text[..Math.Min(text.Length, Longest)].IndexOf("]]");

            // A space after the marks is a shell test ([[ -f x ]]), a bracket inside is ordinary Markdown.
            if (close <= open || char.IsWhiteSpace(text[open])) return false;
            var inner = text[open..close];
            if (inner.IndexOfAny('[', ']', '\n') >= 0) return false;
            var bar = inner.IndexOf('|');
            var target = (bar < 0 ? inner : inner[..bar]).Trim().TrimEnd('\\');
            var label = bar < 0 ? LabelOf(target.ToString()) : inner[(bar + 1)..].Trim().ToString();
            if (target.IsEmpty) return false;
            var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
            var link = new WikiLink
            {
                Url = target.ToString(),
                IsImage = embeds && NoteLink.IsPicture(target),
                IsClosed = true,
                Span = new SourceSpan(start, start + close + 1),
                Line = line,
                Column = column,
            };
            link.AppendChild(new LiteralInline(label) { Span = link.Span, Line = line, Column = column });
            processor.Inline = link;
            slice.Start += close + 2;
            return true;
        }

        /// <summary>As Obsidian shows a place within a note.</summary>
        private static string LabelOf(string target) => target.TrimStart('#').TrimStart('^').Replace("#^", " > ", StringComparison.Ordinal).Replace("#", " > ", StringComparison.Ordinal);
    }
}
