using System.Text;
using Deja.Site.Html;
using Deja.Site.Pictures;
using Markdig.Syntax;

namespace Deja.Site.Bodies.Renderers;

/// <summary>Passes pieces of raw HTML through the allow-list, with their links and pictures led to where they stand.</summary>
internal sealed class RawPieces(PictureSizes sizes)
{
    private readonly StringBuilder _text = new();

    public string Allowed(BodyContext context, MarkdownObject at, string raw, string? extraClass)
    {
        string? file = null;
        var html = new RawHtml(
            (target, isPicture) => target.Length == 0 ? target : context.Resolve(Deja.Notes.Markup.LiquidTargets.Resolve(target), isPicture, isNamed: false, at, out file),
            attributes => SizeOf(attributes, file));
        _text.Clear();
        html.Append(_text, raw, extraClass);
        context.HasRawElements |= html.HasElements;
        return _text.ToString();
    }

    private string SizeOf(List<KeyValuePair<string, string>> attributes, string? file)
    {
        var lazy = attributes.Any(a => a.Key == "loading") ? string.Empty : " loading=\"lazy\"";
        return file is not null && !attributes.Any(a => a.Key is "width" or "height" or "style") && sizes.Of(file) is { } size ? $" width=\"{size.Width}\" height=\"{size.Height}\"{lazy}" : lazy;
    }
}
