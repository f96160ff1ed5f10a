using Deja.Notes.Markup;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Deja.Site.Bodies.Renderers;

/// <summary>Tables that scroll by themselves where they are wider than the page, and rows of pictures.</summary>
internal sealed class TableHtml : HtmlObjectRenderer<Table>
{
    private readonly HtmlTableRenderer _plain = new();

    protected override void Write(HtmlRenderer renderer, Table table)
    {
        var isPictures = table.TryGetAttributes()?.Classes?.Contains(PictureRows.ClassName) ?? false;
        renderer.EnsureLine();

        // Reachable by the keyboard, else what is hidden at the right could not be read without a mouse.
        if (!isPictures) renderer.WriteLine("<div class=\"table\" tabindex=\"0\">");
        _plain.Write(renderer, table);
        if (!isPictures) renderer.WriteLine("</div>");
    }
}
