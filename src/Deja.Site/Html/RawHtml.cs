using System.Text;

namespace Deja.Site.Html;

/// <summary>
/// Raw HTML of a note, by an allow-list. It is taken apart and written anew from what was understood; nothing passes as it is. What looks like a tag and is none of
/// HTML's (<c>&lt;your file&gt;</c>) is shown as the words that it is.
/// </summary>
/// <param name="resolve">Where an address of a link or a picture leads; null leaves the attribute out.</param>
/// <param name="complete">May add attributes to a picture; gets what it has.</param>
internal sealed class RawHtml(Func<string, bool, string?> resolve, Func<List<KeyValuePair<string, string>>, string>? complete = null)
{
    /// <summary>How the page's own ids begin; a heading's has no dot.</summary>
    private const string OwnIds = "deja.";

    /// <summary>Whether an element was opened or closed, so that all of the note's HTML must be balanced.</summary>
    public bool HasElements { get; private set; }

    /// <summary>Whether elements may have names to link to.</summary>
    public bool HasIds { get; init; } = true;

    /// <summary>Elements besides that are allowed, with the attributes that all have.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Appends what is allowed of a piece of raw HTML.</summary>
    /// <param name="html">Gets it.</param>
    /// <param name="raw">The piece; elements may begin in one and end in another.</param>
    /// <param name="extraClass">A class that the first element gets; null for none.</param>
    public void Append(StringBuilder html, ReadOnlySpan<char> raw, string? extraClass = null)
    {
        while (raw.Length > 0)
        {
            var open = raw.IndexOf('<');
            if (open != 0)
            {
                html.Text(System.Net.WebUtility.HtmlDecode((open < 0 ? raw : raw[..open]).ToString()));
                if (open < 0) return;
                raw = raw[open..];
            }

            raw = raw[Take(html, raw, ref extraClass)..];
        }
    }

    private int Take(StringBuilder html, ReadOnlySpan<char> raw, ref string? extraClass)
    {
        if (raw.StartsWith("<!--")) return EndOf(raw, "-->");
        if (raw.StartsWith("<![CDATA[", StringComparison.OrdinalIgnoreCase)) return EndOf(raw, "]]>");
        if (raw.StartsWith("<!") || raw.StartsWith("<?")) return EndOf(raw, ">");
        var tag = new RawTagReader(raw);
        var length = tag.Read();
        if (length > 0 && (AllowedElements.IsAllowed(tag.Name) || Also.Contains(tag.Name)))
        {
            Write(html, tag, ref extraClass);
            return length;
        }

        if (length > 0 && AllowedElements.IsDropped(tag.Name)) return !tag.IsClosing && AllowedElements.IsSilent(tag.Name) ? Past(raw, length, tag.Name) : length;
        html.Append("&lt;");
        return 1;
    }

    private void Write(StringBuilder html, RawTagReader tag, ref string? extraClass)
    {
        HasElements = true;
        if (tag.IsClosing)
        {
            if (!AllowedElements.IsVoid(tag.Name)) html.Append("</").Append(tag.Name).Append('>');
            return;
        }

        html.Append('<').Append(tag.Name);
        var kept = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in tag.Attributes)
        {
            if (AllowedElements.HasAttribute(tag.Name, name) && Value(tag.Name, name, value) is { } allowed) kept.Add(new(name, allowed));
        }

        if (extraClass is not null) kept.Add(new("class", kept.FirstOrDefault(k => k.Key == "class").Value is { } own ? $"{own} {extraClass}" : extraClass));
        extraClass = null;
        foreach (var (name, value) in kept.Reverse<KeyValuePair<string, string>>().DistinctBy(k => k.Key).Reverse()) html.Append(' ').Append(name).Append("=\"").Text(value).Append('"');
        if (tag.Name == "img" && complete is not null) html.Append(complete([.. tag.Attributes]));
        html.Append('>');
    }

    private string? Value(string element, string name, string value) => name switch
    {
        "src" or "poster" => AllowedLinks.IsAllowed(value, element == "img" || name == "poster") ? resolve(value, true) : null,
        "href" => AllowedLinks.IsAllowed(value, false) ? resolve(value, false) : null,
        "id" or "name" => !HasIds || value.StartsWith(OwnIds, StringComparison.Ordinal) ? null : value,
        "style" => AllowedStyle.Of(value) is { Length: > 0 } style ? style : null,
        "target" => value == "_blank" ? value : null,
        _ => value,
    };

    private static int EndOf(ReadOnlySpan<char> raw, string end) => raw.IndexOf(end, StringComparison.Ordinal) is >= 0 and var at ? at + end.Length : raw.Length;

    /// <summary>Behind the end of an element that has nothing to read; behind all where it has none.</summary>
    private static int Past(ReadOnlySpan<char> raw, int length, string name)
    {
        var end = raw[length..].IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
        if (end < 0) return raw.Length;
        var close = raw[(length + end)..].IndexOf('>');
        return close < 0 ? raw.Length : length + end + close + 1;
    }
}
