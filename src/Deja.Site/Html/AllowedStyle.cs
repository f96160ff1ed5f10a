using System.Text.RegularExpressions;

namespace Deja.Site.Html;

/// <summary>What a style on an element of a note may say: sizes, colours and where text stands; nothing that leads elsewhere or covers the page.</summary>
internal static partial class AllowedStyle
{
    private static readonly HashSet<string> Properties =
    [
        "text-align", "vertical-align", "width", "height", "max-width", "max-height", "min-width", "color", "background-color", "background", "border", "border-radius", "border-color", "padding",
        "margin", "margin-left", "margin-right", "margin-top", "margin-bottom", "font-size", "font-weight", "font-style", "font-family", "text-decoration", "text-indent", "line-height", "display", "float", "clear", "white-space", "zoom",
    ];

    /// <summary>The declarations that are allowed; empty where none is.</summary>
    public static string Of(string style)
    {
        var kept = new List<string>();
        foreach (var declaration in style.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0) continue;
            var (property, value) = (declaration[..colon].Trim().ToLowerInvariant(), declaration[(colon + 1)..].Trim());
            if (Properties.Contains(property) && value.Length <= 100 && Value().IsMatch(value)) kept.Add($"{property}:{value}");
        }

        return string.Join(';', kept);
    }

    [GeneratedRegex(@"^(?:(?:#[0-9a-f]{3,8}|[a-z][a-z-]*|-?[0-9.]+(?:px|em|rem|%|vw|ch|pt|ex)?|(?:rgb|hsl)a?\([0-9\s.,%/]{1,40}\))(?:\s*,\s*|\s+|$)){1,8}(?:!important)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Value();
}
