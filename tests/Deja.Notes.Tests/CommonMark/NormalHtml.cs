using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Deja.Notes.Tests.CommonMark;

/// <summary>
/// HTML with all that means nothing taken out, as the specification's own test does: blanks beside block tags, runs of blanks outside
/// <c>pre</c>, the order of attributes, how a tag closes itself, how a character is escaped.
/// </summary>
internal static partial class NormalHtml
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "article", "header", "aside", "hgroup", "blockquote", "hr", "iframe", "body", "li", "map", "button", "object", "canvas", "ol", "caption", "output",
        "col", "p", "colgroup", "pre", "dd", "progress", "div", "section", "dl", "table", "td", "dt", "tbody", "embed", "textarea", "fieldset", "tfoot",
        "figcaption", "th", "figure", "thead", "footer", "tr", "form", "ul", "h1", "h2", "h3", "h4", "h5", "h6", "video", "script", "style",
    };

    /// <param name="html">A page's body.</param>
    /// <param name="dropHeadingIds">Deja gives each heading an id, which the specification does not know of.</param>
    public static string Of(string html, bool dropHeadingIds)
    {
        var result = new StringBuilder();
        var at = 0;
        var inPre = false;
        foreach (Match match in Tag().Matches(html))
        {
            Text(html[at..match.Index], result, inPre);
            at = match.Index + match.Length;
            var name = match.Groups["name"].Value.ToLowerInvariant();
            var isBlock = Blocks.Contains(name);
            var isClosing = match.Groups["close"].Length > 0;
            if (isBlock && !inPre) TrimEnd(result);
            if (name.Length == 0) result.Append(match.Value);
            else result.Append('<').Append(match.Groups["close"].Value).Append(name).Append(Attributes(match.Groups["attributes"].Value, dropHeadingIds && name is ['h', >= '1' and <= '6'])).Append('>');
            if (name == "pre") inPre = !isClosing;
            if (isBlock) result.Append('\u0001');
            else if (name == "br") result.Append('\u0001');
        }

        Text(html[at..], result, inPre);
        return result.Replace("\u0001", string.Empty).ToString().Trim();
    }

    private static void Text(string text, StringBuilder result, bool inPre)
    {
        text = WebUtility.HtmlDecode(text);
        if (inPre)
        {
            result.Append(text);
            return;
        }

        text = Blanks().Replace(text, " ");
        if (result.Length == 0 || result[^1] is '\u0001' or ' ') text = text.TrimStart(' ');
        result.Append(text);
    }

    private static void TrimEnd(StringBuilder result)
    {
        while (result.Length > 0 && result[^1] == ' ') result.Length--;
    }

    private static string Attributes(string text, bool withoutId)
    {
        var attributes = Attribute().Matches(text)
            .Select(m => (Name: m.Groups["name"].Value.ToLowerInvariant(), Value: WebUtility.HtmlDecode(m.Groups["value"].Value.Trim('"', '\''))))
            .Where(a => !(withoutId && a.Name == "id"))
            .OrderBy(a => a.Name, StringComparer.Ordinal);
        return string.Concat(attributes.Select(a => $" {a.Name}=\"{a.Value}\""));
    }

    [GeneratedRegex("""<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<![A-Z][^>]*>|<!\[CDATA\[[\s\S]*?\]\]>|<(?<close>/?)(?<name>[A-Za-z][A-Za-z0-9-]*)(?<attributes>(?:\s+[A-Za-z_:@][\w.:@-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*/?>""", RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex("""(?<name>[A-Za-z_:@][\w.:@-]*)(?:\s*=\s*(?<value>"[^"]*"|'[^']*'|[^\s"'=<>`]+))?""", RegexOptions.ExplicitCapture)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"[ \t\r\n]+")]
    private static partial Regex Blanks();
}
