using Deja.Site.Html;

namespace Deja.Site.Pages;

/// <summary>What hosts show where there is no page.</summary>
internal sealed class NotFoundPage : IPageKind
{
    public const string Address = "/404.html";

    public IEnumerable<SitePage> Of(SiteContents site) => [new SitePage(Address, () => Write(site))];

    private static string Write(SiteContents site) => PageFrame.Write(site, new PageHead(Address, site.Words.NotFound) { IsAnywhere = true }, (html, links) =>
        html.Append("<div class=\"page\">\n<h1>").Text(site.Words.NotFound).Append("</h1>\n<p>").Text(site.Words.NotFoundText).Append("</p>\n<p>").Link(links.To("/"), site.Words.Home).Append("</p>\n</div>\n"));
}
