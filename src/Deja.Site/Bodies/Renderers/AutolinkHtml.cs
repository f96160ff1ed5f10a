using Deja.Site.Html;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Deja.Site.Bodies.Renderers;

/// <summary>Addresses in angle brackets.</summary>
internal sealed class AutolinkHtml : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline link)
    {
        var isLink = AllowedLinks.IsAllowed(link.Url, isPicture: false) && renderer.EnableHtmlForInline;
        if (isLink)
        {
            renderer.Write("<a href=\"").Write(link.IsEmail ? "mailto:" : string.Empty);
            renderer.WriteEscapeUrl(link.Url);
            renderer.Write("\">");
        }

        renderer.WriteEscape(link.Url);
        if (isLink) renderer.Write("</a>");
    }
}
