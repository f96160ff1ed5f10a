using Deja.Site.Html;

namespace Deja.Site.Pages;

/// <summary>The page of the search, to which a plain link leads.</summary>
internal sealed class SearchPage : IPageKind
{
    public const string Address = "/search/";

    public IEnumerable<SitePage> Of(SiteContents site) => [new SitePage(Address, () => Write(site))];

    private static string Write(SiteContents site) => PageFrame.Write(site, new PageHead(Address, site.Words.Search), (html, _) =>
        html.Append("<div class=\"page\">\n<h1>").Text(site.Words.Search).Append("</h1>\n<noscript><p>").Text(site.Words.NoScript).Append("</p></noscript>\n</div>\n"));
}
