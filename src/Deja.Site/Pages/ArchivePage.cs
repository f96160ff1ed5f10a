using System.Globalization;
using Deja.Site.Html;

namespace Deja.Site.Pages;

/// <summary>All notes by year.</summary>
internal sealed class ArchivePage : IPageKind
{
    public const string Address = "/archive/";

    public IEnumerable<SitePage> Of(SiteContents site) => [new SitePage(Address, () => Write(site))];

    private static string Write(SiteContents site) => PageFrame.Write(site, new PageHead(Address, site.Words.Archive), (html, links) =>
    {
        html.Append("<div class=\"page\">\n<h1>").Text(site.Words.Archive).Append("</h1>\n");
        foreach (var year in site.Newest.GroupBy(n => n.Date.Year))
        {
            html.Append("<section>\n<h2>").Text(year.Key <= 1 ? site.Words.Undated : year.Key.ToString(CultureInfo.InvariantCulture)).Append("</h2>\n");
            NoteList.Write(html, year, links, site.Words);
            html.Append("</section>\n");
        }

        html.Append("</div>\n");
    });
}
