using Deja.Notes.Markup;
using Deja.Site.Html;
using Deja.Site.Pictures;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Deja.Site.Bodies.Renderers;

/// <summary>Links and pictures, led to where pages and files stand.</summary>
internal sealed class LinkHtml(Func<BodyContext> context, PictureSizes sizes) : HtmlObjectRenderer<LinkInline>
{
    private static readonly string[] Videos = [".mp4", ".webm", ".ogv", ".mov", ".m4v"];
    private static readonly string[] Sounds = [".mp3", ".ogg", ".oga", ".wav", ".flac", ".m4a", ".opus"];

    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        var target = link.GetDynamicUrl?.Invoke() ?? link.Url ?? string.Empty;
        if (!AllowedLinks.IsAllowed(target, link.IsImage))
        {
            context().Tell(link, $"a link to '{BodyContext.Shown(target)}' is left out: only web addresses, mail and files are linked to");
            renderer.WriteChildren(link);
            return;
        }

        var address = context().Resolve(target, link.IsImage, link is WikiLink, link, out var file);
        if (address is null && link is WikiLink && !context().Disk.LinksByName) WriteBrackets(renderer, link, target);
        else if (!renderer.EnableHtmlForInline) renderer.WriteChildren(link);
        else if (!link.IsImage) WriteLink(renderer, link, address);
        else if (address is null) renderer.WriteChildren(link);
        else if (IsOneOf(Videos, target)) WriteMedia(renderer, link, address, "video");
        else if (IsOneOf(Sounds, target)) WriteMedia(renderer, link, address, "audio");
        else WritePicture(renderer, link, address, file);
    }

    /// <summary><c>[[nodiscard]]</c> is no link.</summary>
    private static void WriteBrackets(HtmlRenderer renderer, LinkInline link, string target)
    {
        var label = PlainText.Of(link);
        renderer.WriteEscape(label == target ? $"[[{target}]]" : $"[[{target}|{label}]]");
    }

    private static void WriteLink(HtmlRenderer renderer, LinkInline link, string? address)
    {
        renderer.Write(address is null ? "<span class=\"missing\"" : "<a href=\"");
        if (address is not null)
        {
            renderer.WriteEscapeUrl(address);
            renderer.Write('"');
        }

        WriteRest(renderer, link);
        renderer.Write('>');
        renderer.WriteChildren(link);
        renderer.Write(address is null ? "</span>" : "</a>");
    }

    private void WritePicture(HtmlRenderer renderer, LinkInline link, string address, string? file)
    {
        renderer.Write("<img src=\"");
        renderer.WriteEscapeUrl(address);
        renderer.Write("\" alt=\"");
        WriteWords(renderer, link);
        renderer.Write('"');
        if (file is not null && link.TryGetAttributes()?.Properties is null or { Count: 0 } && sizes.Of(file) is { } size)
        {
            renderer.Write($" width=\"{size.Width}\" height=\"{size.Height}\"");
        }

        renderer.Write(" loading=\"lazy\"");
        WriteRest(renderer, link);
        renderer.Write('>');
    }

    private static void WriteMedia(HtmlRenderer renderer, LinkInline link, string address, string tag)
    {
        renderer.Write('<').Write(tag).Write(" controls preload=\"metadata\" src=\"");
        renderer.WriteEscapeUrl(address);
        renderer.Write("\" aria-label=\"");
        WriteWords(renderer, link);
        renderer.Write("\"></").Write(tag).Write('>');
    }

    private static void WriteWords(HtmlRenderer renderer, LinkInline link) => renderer.WriteEscape(PlainText.Of(link));

    private static void WriteRest(HtmlRenderer renderer, LinkInline link)
    {
        if (!string.IsNullOrEmpty(link.Title))
        {
            renderer.Write(" title=\"");
            renderer.WriteEscape(link.Title);
            renderer.Write('"');
        }

        renderer.WriteAttributes(link);
    }

    private static bool IsOneOf(string[] endings, string target)
    {
        var end = target.AsSpan().IndexOfAny('#', '?');
        var path = end < 0 ? target : target[..end];
        return endings.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));
    }
}
