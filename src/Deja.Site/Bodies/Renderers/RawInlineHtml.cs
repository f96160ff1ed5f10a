using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Deja.Site.Bodies.Renderers;

/// <summary>Raw HTML within a line.</summary>
internal sealed class RawInlineHtml(Func<BodyContext> context, RawPieces pieces) : HtmlObjectRenderer<HtmlInline>
{
    protected override void Write(HtmlRenderer renderer, HtmlInline html)
    {
        if (renderer.EnableHtmlForInline) renderer.Write(pieces.Allowed(context(), html, html.Tag, null));
    }
}
