using Deja.Site.Html;

namespace Deja.Site.Pages;

/// <summary>The page to search on, which the box over any page is a shorter way to.</summary>
internal sealed class SearchPage : IPageKind
{
    public const string Address = "/search/";

    public IEnumerable<SitePage> Of(SiteContents site) => !site.Settings.HasSearch || site.Notes.Any(n => n.Address == Address) ? [] : [new SitePage(Address, () => Write(site))];

    private static string Write(SiteContents site) => PageFrame.Write(site, new PageHead(Address, site.Words.Search), (html, _) =>
        html.Append("<div class=\"page\">\n<h1>").Text(site.Words.Search).Append("</h1>\n<div id=\"deja.search-page\"><noscript>").Text(site.Words.SearchNeedsScript).Append("</noscript></div>\n</div>\n"));
}
