using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Deja.Site.Bodies.Renderers;

/// <summary>Raw HTML within a line.</summary>
internal sealed class RawInlineHtml : HtmlObjectRenderer<HtmlInline>
{
    protected override void Write(HtmlRenderer renderer, HtmlInline html)
    {
        if (!html.Tag.StartsWith("<!--", StringComparison.Ordinal)) renderer.WriteEscape(html.Tag);
    }
}
