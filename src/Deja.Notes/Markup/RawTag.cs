using System.Net;

namespace Deja.Notes.Markup;

/// <summary>An opening or closing tag of raw HTML.</summary>
/// <param name="Name">Lower case.</param>
/// <param name="Start">Where it begins in the HTML it was found in.</param>
/// <param name="End">Just behind its <c>&gt;</c>.</param>
/// <param name="IsClosing">Whether it is <c>&lt;/x&gt;</c>.</param>
/// <param name="Attributes">By lower-case name; of a repeated one the first, as browsers take it.</param>
internal sealed record RawTag(string Name, int Start, int End, bool IsClosing, IReadOnlyDictionary<string, string> Attributes)
{
    // A tag is given up behind this: one that never ends would be read to the end of the note, each time anew.
    private const int Longest = 2048;

    public string? ValueOf(string attribute) => Attributes.GetValueOrDefault(attribute);

    /// <summary>The tags of a piece of HTML; comments are passed over, and a tag that never ends is none.</summary>
    public static IEnumerable<RawTag> In(string html)
    {
        for (var at = 0; (at = html.IndexOf('<', at)) >= 0;)
        {
            if (string.CompareOrdinal(html, at, "<!--", 0, 4) == 0)
            {
                var close = html.IndexOf("-->", at + 4, StringComparison.Ordinal);
                if (close < 0) yield break;
                at = close + 3;
            }
            else if (Read(html.AsSpan(at, Math.Min(html.Length - at, Longest)), at) is { } tag)
            {
                yield return tag;
                at = tag.End;
            }
            else
            {
                at++;
            }
        }
    }

    /// <param name="html">Begins with the tag.</param>
    /// <param name="start">Where that is in the whole.</param>
    private static RawTag? Read(ReadOnlySpan<char> html, int start)
    {
        var at = 1;
        var isClosing = at < html.Length && html[at] == '/';
        if (isClosing) at++;
        var name = Word(html, ref at);
        if (name.Length == 0 || !char.IsAsciiLetter(name[0])) return null;
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (at < html.Length)
        {
            if (html[at] == '>') return new RawTag(name, start, start + at + 1, isClosing, attributes);

            // Another tag begins before this one ended.
            if (html[at] == '<') return null;
            var attribute = Word(html, ref at);
            if (attribute.Length > 0) attributes.TryAdd(attribute, Value(html, ref at));
            else at++;
        }

        return null;
    }

    private static string Word(ReadOnlySpan<char> html, ref int at)
    {
        var start = at;
        while (at < html.Length && (char.IsAsciiLetterOrDigit(html[at]) || html[at] is '-' or '_' or ':' or '.' or '@')) at++;
        return html[start..at].ToString().ToLowerInvariant();
    }

    private static string Value(ReadOnlySpan<char> html, ref int at)
    {
        var equals = at;
        while (equals < html.Length && char.IsWhiteSpace(html[equals])) equals++;
        if (equals >= html.Length || html[equals] != '=') return string.Empty;
        at = equals + 1;
        while (at < html.Length && char.IsWhiteSpace(html[at])) at++;
        if (at >= html.Length) return string.Empty;
        var start = at;
        if (html[at] is '"' or '\'')
        {
            var inner = html[(at + 1)..];
            var close = inner.IndexOf(html[at]);
            at = close < 0 ? html.Length : start + close + 2;
            return WebUtility.HtmlDecode((close < 0 ? inner : inner[..close]).ToString());
        }

        while (at < html.Length && html[at] != '>' && !char.IsWhiteSpace(html[at])) at++;
        return WebUtility.HtmlDecode(html[start..at].ToString());
    }
}
