namespace Deja.Notes.Markup;

/// <summary>Tells HTML in a heading from words in angle brackets that Markdown takes for HTML.</summary>
internal static class MeantTag
{
    // What headings are made up with. Names that code and placeholders use (object, data, var, source) are left out.
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "a", "abbr", "b", "bdi", "bdo", "big", "br", "center", "cite", "code", "del", "details", "dfn", "div", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6",
        "hr", "i", "img", "ins", "kbd", "mark", "nobr", "p", "picture", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
        "summary", "sup", "svg", "tt", "u", "wbr",
    };

    /// <summary>What a piece of inline HTML says in words: of a tag nothing, of a picture its text, and of what is no HTML all of it.</summary>
    public static string Text(string html)
    {
        if (html.StartsWith("<!--", StringComparison.Ordinal)) return string.Empty;
        if (RawTag.In(html).FirstOrDefault() is not { } tag) return html;
        if (tag.Name == "img") return tag.ValueOf("alt") ?? string.Empty;
        return IsHtml(tag, html) ? tag.Name == "br" ? " " : string.Empty : html;
    }

    // <T> and <S> are parameters of a type, and HTML in capitals is long gone. A value is given to no placeholder.
    private static bool IsHtml(RawTag tag, string html) =>
        (Names.Contains(tag.Name) && !(tag.Name.Length == 1 && char.IsAsciiLetterUpper(html[tag.IsClosing ? 2 : 1]))) || tag.Attributes.Values.Any(v => v.Length > 0);
}
