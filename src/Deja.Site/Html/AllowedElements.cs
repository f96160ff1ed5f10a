namespace Deja.Site.Html;

/// <summary>Which elements raw HTML in a note may have, and which attributes; see the manual's page on the site.</summary>
internal static class AllowedElements
{
    private static readonly string[] OfAll = ["id", "class", "title", "lang", "dir", "align", "style"];

    private static readonly Dictionary<string, string[]> Elements = new(StringComparer.Ordinal)
    {
        ["p"] = [], ["div"] = [], ["span"] = [], ["center"] = [], ["br"] = [], ["hr"] = ["width"], ["wbr"] = [],
        ["h1"] = [], ["h2"] = [], ["h3"] = [], ["h4"] = [], ["h5"] = [], ["h6"] = [],
        ["img"] = ["src", "alt", "width", "height", "loading"], ["a"] = ["href", "name", "rel", "target"],
        ["picture"] = [], ["source"] = ["src", "type", "media"], ["track"] = ["src", "kind", "srclang", "label", "default"],
        ["video"] = ["src", "controls", "width", "height", "poster", "loop", "muted", "preload", "playsinline"], ["audio"] = ["src", "controls", "loop", "muted", "preload"],
        ["figure"] = [], ["figcaption"] = [], ["details"] = ["open"], ["summary"] = [],
        ["table"] = ["width", "border"], ["caption"] = [], ["colgroup"] = ["span"], ["col"] = ["span", "width"], ["thead"] = [], ["tbody"] = [], ["tfoot"] = [],
        ["tr"] = ["valign"], ["th"] = ["colspan", "rowspan", "width", "valign", "scope"], ["td"] = ["colspan", "rowspan", "width", "valign"],
        ["ul"] = [], ["ol"] = ["start", "type", "reversed"], ["li"] = ["value"], ["dl"] = [], ["dt"] = [], ["dd"] = [],
        ["b"] = [], ["i"] = [], ["u"] = [], ["s"] = [], ["em"] = [], ["strong"] = [], ["small"] = [], ["big"] = [], ["tt"] = [], ["strike"] = [], ["sub"] = [], ["sup"] = [], ["mark"] = [], ["kbd"] = [],
        ["code"] = [], ["pre"] = [], ["samp"] = [], ["var"] = [], ["abbr"] = [], ["dfn"] = [], ["cite"] = [], ["q"] = [], ["blockquote"] = [], ["del"] = ["datetime"], ["ins"] = ["datetime"],
        ["time"] = ["datetime"], ["ruby"] = [], ["rt"] = [], ["rp"] = [], ["bdi"] = [], ["bdo"] = [], ["font"] = ["color", "size"], ["section"] = [], ["article"] = [], ["aside"] = [], ["address"] = [], ["nobr"] = [],
    };

    // What stands within these is nothing to read.
    private static readonly HashSet<string> Silent = ["script", "style", "template", "noscript", "iframe", "object", "embed", "title", "textarea", "xmp", "svg", "math", "select", "head"];

    // Elements of HTML that are left out, with what stands within them kept.
    private static readonly HashSet<string> Dropped =
    [
        "html", "body", "main", "header", "footer", "nav", "form", "input", "button", "label", "option", "fieldset", "legend", "link", "meta", "base", "frame", "frameset", "noframes", "applet", "param",
        "dialog", "slot", "canvas", "marquee", "blink", "plaintext", "map", "area", "output", "progress", "meter", "datalist", "hgroup", "menu", "search", "data", "object", "image",
    ];

    private static readonly HashSet<string> Void = ["br", "hr", "img", "source", "track", "wbr", "col"];

    public static bool IsAllowed(string name) => Elements.ContainsKey(name);

    public static bool IsSilent(string name) => Silent.Contains(name);

    /// <summary>Whether it is HTML's, so that it is left out rather than shown as the words in angle brackets that it else is.</summary>
    public static bool IsDropped(string name) => Dropped.Contains(name) || Silent.Contains(name);

    public static bool IsVoid(string name) => Void.Contains(name);

    public static bool HasAttribute(string name, string attribute) => OfAll.Contains(attribute) || (Elements.TryGetValue(name, out var own) && own.Contains(attribute));
}
