using System.Buffers;
using System.Text;

namespace Deja.Site.Html;

/// <summary>The one place where text becomes HTML.</summary>
internal static class HtmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    /// <summary>Appends text so that it is only text, within an element or an attribute in quotes.</summary>
    public static StringBuilder Text(this StringBuilder html, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Special) is >= 0 and var at)
        {
            html.Append(text[..at]).Append(text[at] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", _ => "&#39;" });
            text = text[(at + 1)..];
        }

        return html.Append(text);
    }

    /// <summary>What is written, by itself.</summary>
    public static string Of(Action<StringBuilder> write)
    {
        var html = new StringBuilder();
        write(html);
        return html.ToString();
    }

    /// <summary>Appends a link whose address is already one that is allowed.</summary>
    public static StringBuilder Link(this StringBuilder html, string address, string text) => html.Append("<a href=\"").Text(address).Append("\">").Text(text).Append("</a>");
}
