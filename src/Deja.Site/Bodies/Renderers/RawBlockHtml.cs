using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Deja.Site.Bodies.Renderers;

/// <summary>Raw HTML on lines of its own; comments, and so directives, are left out.</summary>
internal sealed class RawBlockHtml : HtmlObjectRenderer<HtmlBlock>
{
    protected override void Write(HtmlRenderer renderer, HtmlBlock block)
    {
        if (block.Type != HtmlBlockType.Comment) renderer.WriteEscape(block.Lines.ToString());
    }
}
