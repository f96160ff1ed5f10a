using Deja.Notes.Markup;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Deja.Site.Bodies.Renderers;

/// <summary>Raw HTML on lines of its own; comments, and so directives, are left out.</summary>
internal sealed class RawBlockHtml(Func<BodyContext> context, RawPieces pieces) : HtmlObjectRenderer<HtmlBlock>
{
    protected override void Write(HtmlRenderer renderer, HtmlBlock block)
    {
        if (block.Type == HtmlBlockType.Comment) return;
        renderer.EnsureLine();
        renderer.Write(pieces.Allowed(context(), block, block.Lines.ToString(), PictureRows.IsRawRow(block) ? PictureRows.ClassName : null));
        renderer.EnsureLine();
    }
}
