using System.Buffers;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;

namespace Deja.Notes.Markup;

/// <summary>
/// <c>$…$</c> and <c>$$…$$</c> math, with prose dollars left alone. Pandoc's rule (no space inside the marks, no digit after the
/// closing one) is widened for what Jekyll with MathJax accepts: spaces inside both marks, when what they hold looks like TeX.
/// </summary>
internal sealed class DollarMath : IMarkdownExtension
{
    private static readonly SearchValues<char> LatinLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.ReplaceOrAdd<MathInlineParser>(new DollarMathParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private sealed class DollarMathParser : InlineParser
    {
        public DollarMathParser() => OpeningCharacters = ['$'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (slice.PeekCharExtra(-1) is '\\' or '$') return false;
            var text = slice.AsSpan();
            var marks = text.StartsWith("$$") ? 2 : 1;
            if (Close(text, marks) is not { } end) return false;
            var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
            processor.Inline = new MathInline
            {
                Delimiter = '$',
                DelimiterCount = marks,
                Content = new StringSlice(slice.Text, slice.Start + marks, slice.Start + end - 1),
                Span = new Markdig.Syntax.SourceSpan(start, start + end + marks - 1),
                Line = line,
                Column = column,
            };
            Markdig.Renderers.Html.HtmlAttributesExtensions.GetAttributes(processor.Inline).AddClass("math");
            slice.Start += end + marks;
            return true;
        }

        private static int? Close(ReadOnlySpan<char> text, int marks)
        {
            for (var i = marks; i < text.Length; i++)
            {
                if (text[i] == '\\')
                {
                    i++;
                }
                else if (text[i] == '$' && (marks == 1 || (i + 1 < text.Length && text[i + 1] == '$')))
                {
                    var inner = text[marks..i];
                    var after = i + marks < text.Length ? text[i + marks] : '\0';
                    if (marks == 2) return inner.Trim().IsEmpty ? null : i;
                    return IsMath(inner, after) ? i : null;
                }
            }

            return null;
        }

        private static bool IsMath(ReadOnlySpan<char> inner, char after)
        {
            if (inner.IsEmpty || char.IsAsciiDigit(after) || after == '$') return false;

            // "$100$K" is math, "$HOME$PATH" is none.
            if (char.IsAsciiLetter(after) && inner.IndexOfAny("\\^{") < 0 && inner.ContainsAny(LatinLetters)) return false;
            var spaceBefore = char.IsWhiteSpace(inner[0]);
            var spaceAfter = char.IsWhiteSpace(inner[^1]);
            if (!spaceBefore && !spaceAfter) return true;

            // "$ \nabla f(x) $" is math, "costs $5 and $" and "$ 5 or $ 6" are prose.
            return spaceBefore && spaceAfter && (inner.IndexOfAny("\\^_{=") >= 0 || inner.Trim() is [var letter] && char.IsAsciiLetter(letter));
        }
    }
}
