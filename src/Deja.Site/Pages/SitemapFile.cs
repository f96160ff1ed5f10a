using System.Globalization;
using System.Text;
using Deja.Site.Html;

namespace Deja.Site.Pages;

/// <summary>Every note's address for search engines (<see href="https://www.sitemaps.org/protocol.html"/>), where the site's own is known.</summary>
internal sealed class SitemapFile : IPageKind
{
    // The protocol's limit for one file.
    private const int Most = 50_000;

    public IEnumerable<SitePage> Of(SiteContents site) => site.Settings.Url is null ? [] : [new SitePage("/sitemap.xml", () => Write(site))];

    private static string Write(SiteContents site)
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        foreach (var note in site.Notes.Where(n => n.Mark == Catalogue.NoteMark.None).Take(Most))
        {
            xml.Append("<url><loc>").Text(site.Settings.Whole(note.Address)!).Append("</loc>");
            if (note.Date.Year > 1) xml.Append("<lastmod>").Append(note.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append("</lastmod>");
            xml.Append("</url>\n");
        }

        return xml.Append("</urlset>\n").ToString();
    }
}
