using System.Text;

namespace Deja.Site.Html;

/// <summary>
/// Closes what a note's raw HTML left open and drops what it closes too much, so that the page around it stays whole. The text is our own otherwise: each <c>&lt;</c> in it begins a tag.
/// </summary>
internal static class BalancedHtml
{
    private static readonly HashSet<string> Void = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "path", "rect", "circle", "line"];

    public static string Of(string html)
    {
        var balanced = new StringBuilder(html.Length + 64);
        var open = new List<string>();
        var at = 0;
        while (at < html.Length)
        {
            var start = html.IndexOf('<', at);
            var end = start < 0 ? -1 : EndOf(html, start);
            if (end < 0) break;
            balanced.Append(html, at, start - at);
            Take(balanced, html.AsSpan(start, end - start), open);
            at = end;
        }

        balanced.Append(html, at, html.Length - at);
        for (var i = open.Count - 1; i >= 0; i--) balanced.Append("</").Append(open[i]).Append('>');
        return balanced.ToString();
    }

    private static void Take(StringBuilder balanced, ReadOnlySpan<char> tag, List<string> open)
    {
        var isClosing = tag[1] == '/';
        var name = NameOf(tag[(isClosing ? 2 : 1)..]);
        if (!isClosing)
        {
            balanced.Append(tag);
            if (!Void.Contains(name) && tag[^2] != '/') open.Add(name);
            return;
        }

        var index = open.LastIndexOf(name);
        if (index < 0) return;
        for (var i = open.Count - 1; i >= index; i--) balanced.Append("</").Append(open[i]).Append('>');
        open.RemoveRange(index, open.Count - index);
    }

    private static string NameOf(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOfAny(" >/\n\t");
        return (end < 0 ? tag : tag[..end]).ToString();
    }

    /// <summary>Behind the tag's end; a <c>&gt;</c> in quotes is part of a value.</summary>
    private static int EndOf(string html, int start)
    {
        var quote = '\0';
        for (var i = start + 1; i < html.Length; i++)
        {
            var c = html[i];
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
            }
            else if (c == '>')
            {
                return i + 1;
            }
            else if (c is '"')
            {
                quote = c;
            }
        }

        return -1;
    }
}
