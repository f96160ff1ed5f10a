using System.Globalization;
using System.Text;
using Deja.Notes.Records;
using Deja.Site.Formulas;
using Deja.Site.Html;
using Deja.Site.Links;
using Deja.Site.Pictures;
using Deja.Site.Runs;
using Markdig.Renderers;

namespace Deja.Site.Bodies.Renderers;

/// <summary>What a block printed and showed when it was last checked: text with its colours, tables, pictures.</summary>
internal sealed class LastOutputHtml(Func<BodyContext> context, PictureSizes sizes, FormulaStore formulas)
{
    /// <summary>A page shows so many characters of a block's text from the beginning, and an end of it.</summary>
    private const int MostText = 20_000;

    /// <param name="renderer">Gets it.</param>
    /// <param name="id">Its id.</param>
    /// <param name="isFolded">Whether the page shows it only when asked, as the text that it is held against stands there already.</param>
    public void Write(HtmlRenderer renderer, string id, bool isFolded)
    {
        var (words, entry) = (context().Words, context().Entry);
        if (context().Output(id) is not { Items.Count: > 0 } output) return;
        var parts = Parts(LastOutputs.NameOf(entry.Path, id), output);
        if (parts.Length == 0) return;
        var isOpen = !isFolded || output.Items.Any(i => i.Picture is not null || i.Data is not null);
        renderer.Write(isOpen ? "<details class=\"output last\" open><summary class=\"label\">" : "<details class=\"output last\"><summary class=\"label\">");
        renderer.WriteEscape(words.LastOutput);
        renderer.Write("</summary>").Write(parts).WriteLine("</details>");
    }

    private string Parts(string folder, LastOutput output)
    {
        var html = new StringBuilder();
        var shown = new RunOutput(Formula, MostText);
        foreach (var item in output.Items)
        {
            if (item.Picture is { } picture)
            {
                Flush(html, ref shown);
                if (OutputPictures.Of(folder, picture) is { } file) AppendPicture(html, file, item);
            }
            else if (item.Text is { } text)
            {
                shown.Text(text, item.IsError);
            }
            else if (item.Data is { } data)
            {
                shown.Show(new RunItem(data));
            }
        }

        Flush(html, ref shown);
        return html.ToString();
    }

    private string? Formula(string latex)
    {
        var html = ItemFormula.Html(latex, formulas);
        if (html is not null) context().HasMath = true;
        return html;
    }

    private void Flush(StringBuilder html, ref RunOutput shown)
    {
        shown.End();
        foreach (var piece in shown.Pieces)
        {
            if (piece.Left > 0) html.Append("<p class=\"left\">").Text(context().Words.LeftOut.Replace("{}", piece.Left.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)).Append("</p>");
            if (piece.Lines is { } lines && lines.Finished.Length + lines.Last.Length > 0) html.Append("<pre tabindex=\"0\">").Append(lines.Finished).Append(lines.Last).Append("</pre>");
            html.Append(piece.Html);
        }

        shown = new RunOutput(Formula, MostText);
    }

    private void AppendPicture(StringBuilder html, string file, LastOutputItem item)
    {
        var alternative = item.Data?.GetValueOrDefault("text/plain")?.Split('\n')[0] is { Length: > 0 } told ? told : context().Words.LastOutput;
        html.Append("<p class=\"picture\"><img loading=\"lazy\" alt=\"").Text(alternative).Append("\" src=\"").Text(context().FileAddress(file)).Append('"');
        if (sizes.Of(file) is { } size) html.Append(CultureInfo.InvariantCulture, $" width=\"{size.Width}\" height=\"{size.Height}\"");
        html.Append("></p>");
    }
}
