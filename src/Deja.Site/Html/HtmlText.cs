using System.Buffers;
using System.Text;

namespace Deja.Site.Html;

/// <summary>The one place where text becomes HTML.</summary>
internal static class HtmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    // Those of ASCII are searched for by another, much faster way than a set that goes beyond.
    private static readonly SearchValues<char> AsciiControls = SearchValues.Create([.. Enumerable.Range(0, 0x80).Select(c => (char)c).Where(IsControl)]);

    /// <summary>HTML without control characters, for which it has no place (<see href="https://html.spec.whatwg.org/multipage/parsing.html#parse-error-control-character-in-input-stream"/>) and fonts a box.</summary>
    public static string WithoutControls(string html) =>
        html.AsSpan().ContainsAny(AsciiControls) || html.AsSpan().ContainsAnyInRange('\u0080', '\u009f') ? string.Concat(html.Where(c => !IsControl(c))) : html;

    private static bool IsControl(char c) => char.IsControl(c) && c is not ('\t' or '\n' or '\r');

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
