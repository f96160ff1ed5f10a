using System.Text;
using Deja.Site.Addresses;
using Deja.Site.Bodies;
using Deja.Site.Catalogue;
using Deja.Site.Html;
using Deja.Site.Layouts;

namespace Deja.Site.Pages;

/// <summary>The page of one note.</summary>
internal static class NotePage
{
    private const int FewestForContents = 2;

    /// <param name="site">The site.</param>
    /// <param name="note">The note.</param>
    /// <param name="body">Its body, rendered for its own address.</param>
    /// <param name="newer">The post after it; null for the last and for notes that are no posts.</param>
    /// <param name="older">The post before it.</param>
    public static string Write(SiteContents site, SiteNote note, NoteBody body, SiteNote? newer, SiteNote? older)
    {
        var head = new PageHead(note.Address, note.Title)
        {
            Description = note.Description ?? (body.Excerpt.Length > 0 ? body.Excerpt : null),
            Language = note.Language,
            Date = note.Date,
            HasMath = body.HasMath,
            HasComments = site.Settings.Comments.Count > 0 && (note.Comments ?? (note.IsPost && site.Settings.PostComments)),
            Tags = note.Tags,
            Categories = note.Categories,
        };
        var contents = body.Headings.Where(h => h.Level <= 4).ToList();
        if (contents.Count < FewestForContents) contents.Clear();
        return PageFrame.Write(site, head, (html, links) =>
        {
            if (site.Layouts is { } layouts && layouts.Has(SiteLayouts.Note))
            {
                var parts = Parts(site, note, body, contents, links, html => WriteNeighbours(html, newer, older, links, site), head.HasComments);
                html.Append(layouts.Render(SiteLayouts.Note, new LayoutValues(site.Settings, head, parts.Names) { Neighbours = (newer, older) }, parts, "content", links));
                return;
            }

            html.Append("<div class=\"page").Append(contents.Count > 0 ? " with-contents" : string.Empty).Append("\">\n<article>\n<header>\n");
            WriteTitle(html, site, note, body);
            WriteFacts(html, note, links);
            html.Append("</header>\n");
            if (contents.Count > 0) WriteOutline(html, contents, site);
            html.Append(body.Html).Append("</article>\n");
            if (contents.Count > 0) WriteContents(html, contents, site);
            html.Append("</div>\n");
            WriteNeighbours(html, newer, older, links, site);
            if (head.HasComments) GiscusComments.Write(html, site.Settings);
        });
    }

    /// <summary>What a theme's layout of notes puts together.</summary>
    private static LayoutParts Parts(SiteContents site, SiteNote note, NoteBody body, List<BodyHeading> contents, RelativeLinks links, Action<StringBuilder> neighbours, bool hasComments) => new LayoutParts()
        .With("content", () => body.Html)
        .With("title", () => HtmlText.Of(html => WriteTitle(html, site, note, body)))
        .With("facts", () => HtmlText.Of(html => WriteFacts(html, note, links)))
        .With("outline", () => HtmlText.Of(html => WriteOutline(html, contents, site)), contents.Count > 0)
        .With("toc", () => HtmlText.Of(html => WriteContents(html, contents, site)), contents.Count > 0)
        .With("neighbours", () => HtmlText.Of(neighbours))
        .With("comments", () => HtmlText.Of(html => GiscusComments.Write(html, site.Settings)), hasComments);

    private static void WriteTitle(StringBuilder html, SiteContents site, SiteNote note, NoteBody body)
    {
        html.Append("<h1");
        if (body.TitleId is not null) html.Append(" id=\"").Text(body.TitleId).Append('"');
        html.Append('>').Text(note.Title.Length == 0 ? site.Words.Untitled : note.Title);
        NoteList.Mark(html, note.Mark, site.Words);
        html.Append("</h1>\n");
    }

    private static void WriteFacts(StringBuilder html, SiteNote note, RelativeLinks links)
    {
        if (note.Date.Year <= 1 && note.Categories.Count == 0 && note.Tags.Count == 0) return;
        html.Append("<p class=\"facts\">");
        NoteList.Day(html, note.Date);
        foreach (var category in note.Categories) html.Link(links.To(CategoryPages.AddressOf(category)), category).Append(' ');
        foreach (var tag in note.Tags) html.Append("<a class=\"tag\" href=\"").Text(links.To(TagPages.AddressOf(tag))).Append("\">").Text(tag).Append("</a> ");
        html.Append("</p>\n");
    }

    /// <summary>The table of contents of a narrow window, below the title and closed; a wide one has it at the side.</summary>
    private static void WriteOutline(StringBuilder html, List<BodyHeading> headings, SiteContents site)
    {
        html.Append("<details class=\"outline\">\n<summary>").Text(site.Words.Contents).Append("</summary>\n");
        WriteHeadings(html, headings);
        html.Append("</details>\n");
    }

    private static void WriteContents(StringBuilder html, List<BodyHeading> headings, SiteContents site)
    {
        html.Append("<nav class=\"contents\" aria-label=\"").Text(site.Words.Contents).Append("\">\n<p>").Text(site.Words.Contents).Append("</p>\n");
        WriteHeadings(html, headings);
        html.Append("</nav>\n");
    }

    private static void WriteHeadings(StringBuilder html, List<BodyHeading> headings)
    {
        var top = headings.Min(h => h.Level);
        html.Append("<ul>\n");
        foreach (var heading in headings) html.Append("<li class=\"depth").Append(Math.Min(heading.Level - top, 2)).Append("\">").Link("#" + heading.Id, heading.Text).Append("</li>\n");
        html.Append("</ul>\n");
    }

    private static void WriteNeighbours(StringBuilder html, SiteNote? newer, SiteNote? older, RelativeLinks links, SiteContents site)
    {
        if (newer is null && older is null) return;
        html.Append("<nav class=\"neighbours\" aria-label=\"").Text(site.Words.Archive).Append("\">\n");
        if (older is not null) html.Append("<a rel=\"prev\" href=\"").Text(links.To(older.Address)).Append("\"><span>").Text(site.Words.Older).Append("</span> ").Text(older.Title).Append("</a>\n");
        if (newer is not null) html.Append("<a rel=\"next\" href=\"").Text(links.To(newer.Address)).Append("\"><span>").Text(site.Words.Newer).Append("</span> ").Text(newer.Title).Append("</a>\n");
        html.Append("</nav>\n");
    }
}
