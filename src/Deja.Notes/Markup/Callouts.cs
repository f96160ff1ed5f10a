using Markdig;
using Markdig.Extensions.Alerts;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Deja.Notes.Markup;

/// <summary>Reads what Obsidian's users write in alerts: a kind of their own, a title behind it, a mark that folds it, one within another.</summary>
internal sealed class Callouts : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.InsertBefore<AlertInlineParser>(new CalloutParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private sealed class CalloutParser : InlineParser
    {
        public CalloutParser() => OpeningCharacters = ['['];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (slice.PeekChar() != '!' || processor.Block is not ParagraphBlock { Parent: QuoteBlock quote and not AlertBlock } paragraph || quote[0] != paragraph || paragraph.Inline?.FirstChild is not null) return false;
            var text = slice.AsSpan();
            var close = text.IndexOf(']');
            if (close < 3 || text[2..close].IndexOfAnyExcept(Kinds) >= 0) return false;
            var at = close + 1;
            bool? standsOpen = at < text.Length && text[at] is '+' or '-' ? text[at++] == '+' : null;
            if (at < text.Length && text[at] is not (' ' or '\t' or '\n' or '\r')) return false;
            while (at < text.Length && text[at] is ' ' or '\t') at++;

            // GitHub's own form is Markdig's.
            if (standsOpen is null && quote.Parent is MarkdownDocument && (at == text.Length || text[at] is '\n' or '\r')) return false;
            var callout = new Callout(new StringSlice(slice.Text, slice.Start + 2, slice.Start + close - 1)) { StandsOpen = standsOpen, Span = quote.Span, Line = quote.Line, Column = quote.Column, QuoteChar = quote.QuoteChar };
            slice.Start += at;
            Replace(processor, quote, callout);
            return true;
        }

        private static void Replace(InlineProcessor processor, QuoteBlock quote, Callout callout)
        {
            var parent = quote.Parent!;
            parent[parent.IndexOf(quote)] = callout;
            while (quote.Count > 0)
            {
                var block = quote[0];
                quote.RemoveAt(0);
                callout.Add(block);
            }

            // The processor goes on in it.
            processor.ReplaceParentContainer(quote, callout);
        }
    }

    private static readonly System.Buffers.SearchValues<char> Kinds = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_|");
}
