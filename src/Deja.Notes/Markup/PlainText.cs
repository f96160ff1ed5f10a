using System.Text;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax.Inlines;

namespace Deja.Notes.Markup;

/// <summary>The words of inline Markdown, without its marks.</summary>
public static class PlainText
{
    /// <summary>The text as a page shows it; pictures give their alternative text, raw tags nothing.</summary>
    public static string Of(ContainerInline? inline) => Of(inline, static _ => string.Empty);

    /// <summary>
    /// A heading's text as its author meant it: also what looks like a tag but is none of HTML's stays (<c>List&lt;T&gt;</c>,
    /// <c>&lt;your file&gt;</c>), which a page swallows.
    /// </summary>
    public static string OfHeading(ContainerInline? inline) => Of(inline, MeantTag.Text).ReplaceLineEndings(" ").Trim();

    private static string Of(ContainerInline? inline, Func<string, string> ofTag)
    {
        if (inline is null) return string.Empty;
        if (inline.FirstChild is LiteralInline { NextSibling: null } only) return only.Content.ToString();
        var text = new StringBuilder();
        Append(inline, text, ofTag);
        return text.ToString();
    }

    private static void Append(ContainerInline container, StringBuilder text, Func<string, string> ofTag)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case MathInline math:
                    text.Append(math.Content.AsSpan());
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline auto:
                    text.Append(auto.Url);
                    break;
                case HtmlInline html:
                    text.Append(ofTag(html.Tag));
                    break;
                case ContainerInline inner:
                    // A bracket that opened no link holds what follows it, and is itself text.
                    if (inner is DelimiterInline bracket) text.Append(bracket.ToLiteral());

                    // They nest no deeper than OpenMarks lets them.
                    Append(inner, text, ofTag);
                    break;
            }
        }
    }
}
