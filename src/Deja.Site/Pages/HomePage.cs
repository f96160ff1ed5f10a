using System.Text;
using Deja.Site.Addresses;
using Deja.Site.Html;

namespace Deja.Site.Pages;

/// <summary>The first page: what introduces the notebook, the newest notes, all by category, and what has rotted.</summary>
internal sealed class HomePage : IPageKind
{
    private const int Newest = 20;
    private const int MostInCategory = 12;

    public IEnumerable<SitePage> Of(SiteContents site) => [new SitePage("/", () => Write(site)) { Source = site.Front?.Path ?? "/" }];

    private static string Write(SiteContents site)
    {
        var body = site.Front is { } front ? site.Body(front, "/") : null;
        var head = new PageHead("/", site.Front?.Title ?? site.Settings.Title) { HasMath = body?.HasMath ?? false, Description = site.Settings.Description ?? body?.Excerpt };
        return PageFrame.Write(site, head, (html, links) =>
        {
            html.Append("<div class=\"page home\">\n<article>\n<h1>").Text(site.Front is { } note && note.Title.Length > 0 ? note.Title : site.Settings.Title).Append("</h1>\n");
            if (body is not null) html.Append(body.Html);
            else if (site.Settings.Description is { } description) html.Append("<p>").Text(description).Append("</p>\n");
            html.Append("</article>\n");
            WriteRotted(html, site, links);
            html.Append("<section>\n<h2>").Text(site.Words.Latest).Append("</h2>\n");
            NoteList.Write(html, site.Newest.Take(Newest), links, site.Words);
            if (site.Newest.Count > Newest) html.Append("<p>").Link(links.To(ArchivePage.Address), $"{site.Words.AllNotes} ({site.Newest.Count})").Append("</p>\n");
            html.Append("</section>\n");
            WriteCategories(html, site, links);
            html.Append("</div>\n");
        });
    }

    private static void WriteRotted(StringBuilder html, SiteContents site, RelativeLinks links)
    {
        var notes = site.Notes.ToDictionary(n => n.Path, StringComparer.Ordinal);
        var rotted = site.Records.All.Where(r => r.HasRotted && notes.ContainsKey(r.Note)).ToList();
        if (rotted.Count == 0) return;
        html.Append("<section class=\"rotted\">\n<h2>").Text(site.Words.RottedNotes).Append("</h2>\n<ul>\n");
        foreach (var record in rotted) html.Append("<li>").Link(links.To(notes[record.Note].Address) + "#" + Uri.EscapeDataString(record.Block), $"{notes[record.Note].Title} · {record.Block}").Append("</li>\n");
        html.Append("</ul>\n</section>\n");
    }

    private static void WriteCategories(StringBuilder html, SiteContents site, RelativeLinks links)
    {
        var groups = CategoryPages.GroupsOf(site).ToList();
        if (groups.Count == 0) return;
        html.Append("<section class=\"categories\">\n<h2>").Text(site.Words.Categories).Append("</h2>\n<div>\n");
        foreach (var (name, notes) in groups)
        {
            html.Append("<div><h3>").Link(links.To(CategoryPages.AddressOf(name)), name).Append(" <small>").Append(notes.Count).Append("</small></h3>\n<ul>\n");
            foreach (var note in notes.Take(MostInCategory)) html.Append("<li>").Link(links.To(note.Address), note.Title).Append("</li>\n");
            html.Append("</ul></div>\n");
        }

        html.Append("</div>\n</section>\n");
    }
}
