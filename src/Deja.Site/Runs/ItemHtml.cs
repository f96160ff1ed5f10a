using System.Text;
using Deja.Notes.Markup;
using Deja.Site.Html;

namespace Deja.Site.Runs;

/// <summary>What a block shows, as HTML that can do nothing: the richest of its types that a page can show.</summary>
internal static class ItemHtml
{
    /// <summary>So much of one item is shown, in characters.</summary>
    private const int Most = 12 * 1024 * 1024;

    /// <summary>Markdown takes more work than other text.</summary>
    private const int MostMarkdown = 200_000;

    private static readonly string[] Pictures = ["image/png", "image/jpeg", "image/gif", "image/webp"];

    /// <summary>Its HTML; null where it is too large, or of types that pages can't show.</summary>
    /// <param name="item">What is shown.</param>
    /// <param name="formula">Lays LaTeX out; null, or where it gives null, it is shown as it is written.</param>
    public static string? Of(RunItem item, Func<string, string?>? formula = null)
    {
        var html = new StringBuilder();
        var data = item.Data.Where(d => d.Value.Length <= Most).ToDictionary(d => d.Key, d => d.Value, StringComparer.Ordinal);
        if (data.TryGetValue("text/html", out var raw) && Allowed(raw) is { } allowed) return html.Append("<div class=\"shown\">").Append(allowed).Append("</div>").ToString();

        // As a picture an SVG runs no script and loads nothing.
        if (data.TryGetValue("image/svg+xml", out var svg)) return Picture(html, "image/svg+xml", Convert.ToBase64String(Encoding.UTF8.GetBytes(svg)));
        foreach (var type in Pictures)
        {
            if (data.TryGetValue(type, out var picture) && IsBase64(picture)) return Picture(html, type, picture.ReplaceLineEndings(string.Empty));
        }

        if (data.TryGetValue("text/latex", out var latex) && formula?.Invoke(latex) is { } laidOut) return html.Append("<div class=\"shown\">").Append(laidOut).Append("</div>").ToString();

        // Notes' dialect, but nothing more than HTML of a kernel may do.
        if (data.TryGetValue("text/markdown", out var markdown) && markdown.Length <= MostMarkdown && Allowed(Dialect.ToHtml(markdown)) is { } written) return html.Append("<div class=\"shown\">").Append(written).Append("</div>").ToString();
        var text = data.GetValueOrDefault("text/plain") ?? data.Where(d => IsText(d.Key)).Select(d => d.Value).LastOrDefault();
        if (text is null) return null;
        var lines = new TerminalLines();
        lines.Write(text, isError: false);
        return html.Append("<pre tabindex=\"0\">").Append(lines.Finished).Append(lines.Last).Append("</pre>").ToString();
    }

    /// <summary>What is allowed of a kernel's HTML; null where nothing is left to see. It may ask no other host for pictures, and has no ids, by which pages find their parts.</summary>
    private static string? Allowed(string raw)
    {
        var html = new StringBuilder();
        new RawHtml((target, isPicture) => isPicture && !target.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? null : target, Alternative) { HasIds = false }.Append(html, raw);
        var balanced = BalancedHtml.Of(html.ToString());
        return string.IsNullOrWhiteSpace(balanced) ? null : balanced;
    }

    private static string Alternative(List<KeyValuePair<string, string>> attributes) => attributes.Exists(a => a.Key == "alt") ? string.Empty : " alt=\"\"";

    private static string Picture(StringBuilder html, string type, string data) => html.Append("<img alt=\"\" src=\"data:").Append(type).Append(";base64,").Append(data).Append("\">").ToString();

    private static bool IsBase64(string data) => System.Buffers.Text.Base64.IsValid(data);

    private static bool IsText(string type) => type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("json", StringComparison.Ordinal) || type.EndsWith("xml", StringComparison.Ordinal);
}
