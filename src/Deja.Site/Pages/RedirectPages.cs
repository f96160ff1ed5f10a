using System.Text;
using Deja.Site.Addresses;
using Deja.Site.Html;

namespace Deja.Site.Pages;

/// <summary>Older addresses of notes (<c>redirect_from</c>): a page that leads on, as a static host can send no redirect of its own.</summary>
internal sealed class RedirectPages : IPageKind
{
    public IEnumerable<SitePage> Of(SiteContents site) =>
        site.Notes.SelectMany(n => n.RedirectFrom.Where(r => r != n.Address).Select(r => new SitePage(r, () => Write(site, r, n.Address)) { Source = n.Path }));

    private static string Write(SiteContents site, string from, string to)
    {
        var target = new RelativeLinks(from).To(to);
        var html = new StringBuilder("<!doctype html>\n<html lang=\"").Text(site.Words.Language).Append("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" content=\"0; url=").Text(target).Append("\">\n");
        if (site.Settings.Whole(to) is { } whole) html.Append("<link rel=\"canonical\" href=\"").Text(whole).Append("\">\n");
        return html.Append("<title>").Text(site.Words.Moved).Append("</title>\n</head>\n<body>\n<p>").Text(site.Words.Moved).Append(' ').Link(target, to).Append("</p>\n</body>\n</html>\n").ToString();
    }
}
