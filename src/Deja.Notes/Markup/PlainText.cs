using System.Text;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax.Inlines;

namespace Deja.Notes.Markup;

/// <summary>The words of inline Markdown, without its marks.</summary>
public static class PlainText
{
    /// <summary>The text as a reader sees it; pictures give their alternative text, raw tags nothing.</summary>
    public static string Of(ContainerInline? inline)
    {
        if (inline is null) return string.Empty;
        if (inline.FirstChild is LiteralInline { NextSibling: null } only) return only.Content.ToString();
        var text = new StringBuilder();
        Append(inline, text);
        return text.ToString();
    }

    private static void Append(ContainerInline container, StringBuilder text)
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
                case ContainerInline inner:
                    // Emphasis and links nest no deeper than Markdig's own bound of 128.
                    Append(inner, text);
                    break;
            }
        }
    }
}
