using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Deja.Site.Bodies.Renderers;

/// <summary>Headings with a link to themselves, remembered for the table of contents.</summary>
internal sealed class HeadingHtml(Func<BodyContext> context) : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock block)
    {
        var id = block.TryGetAttributes()?.Id ?? string.Empty;
        var level = Math.Clamp(block.Level, 1, 6);
        renderer.EnsureLine();
        renderer.Write("<h").Write((char)('0' + level));
        renderer.WriteAttributes(block).Write('>');
        renderer.WriteLeafInline(block);
        if (id.Length > 0)
        {
            renderer.Write(" <a class=\"permalink\" href=\"#");
            renderer.WriteEscape(id);
            renderer.Write("\" aria-label=\"").WriteEscape(context().Words.Permalink);
            renderer.Write("\">#</a>");
            Remember(level, id, block);
        }

        renderer.Write("</h").Write((char)('0' + level)).WriteLine(">");
    }

    private void Remember(int level, string id, HeadingBlock block) =>
        context().Headings.Add(new BodyHeading(level, id, Deja.Notes.Markup.PlainText.OfHeading(block.Inline)));
}
