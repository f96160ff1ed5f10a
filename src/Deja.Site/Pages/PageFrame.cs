using System.Globalization;
using System.Text;
using Deja.Site.Addresses;
using Deja.Site.Html;
using Deja.Site.Layouts;

namespace Deja.Site.Pages;

/// <summary>What every page has around its content: head, the site's name, navigation, search, foot.</summary>
internal static class PageFrame
{
    // Styles on elements are KaTeX's; those of notes have passed the allow-list. Pictures may stand anywhere, as notes say.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: https: http:; media-src 'self' https: http:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

    private const string WithComments = "default-src 'none'; script-src 'self' https://giscus.app; frame-src https://giscus.app; style-src 'self' https://giscus.app; style-src-attr 'unsafe-inline'; img-src 'self' data: https: http:; media-src 'self' https: http:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

    /// <summary>A whole page.</summary>
    /// <param name="site">The site.</param>
    /// <param name="head">What it says of itself.</param>
    /// <param name="content">Writes what stands between head and foot.</param>
    public static string Write(SiteContents site, PageHead head, Action<StringBuilder, RelativeLinks> content)
    {
        var links = head.IsAnywhere ? RelativeLinks.FromAnywhere(site.Settings.Url) : new RelativeLinks(head.Address);
        var html = new StringBuilder(32 * 1024);
        WriteHead(html, site, head, links);
        html.Append("<body>\n<a class=\"skip\" href=\"#deja.content\">").Text(site.Words.SkipToContent).Append("</a>\n");
        if (site.Layouts is { } layouts && layouts.Has(SiteLayouts.Default))
        {
            var parts = Parts(site, head, links, content);
            html.Append(layouts.Render(SiteLayouts.Default, new LayoutValues(site.Settings, head, parts.Names), parts, "content", links));
        }
        else
        {
            WriteTop(html, site, head, links);
            WriteMain(html, site, links, content);
            WriteFoot(html, site, links);
        }

        return HtmlText.WithoutControls(html.Append("</body>\n</html>\n").ToString());
    }

    /// <summary>What a theme's layout puts together.</summary>
    private static LayoutParts Parts(SiteContents site, PageHead head, RelativeLinks links, Action<StringBuilder, RelativeLinks> content) => new LayoutParts()
        .With("content", () => HtmlText.Of(html => WriteMain(html, site, links, content)))
        .With("header", () => HtmlText.Of(html => WriteTop(html, site, head, links)))
        .With("navigation", () => HtmlText.Of(html => WriteNavigation(html, site, head, links)))
        .With("search", () => HtmlText.Of(html => WriteSearch(html, site, links)), site.Settings.HasSearch)
        .With("theme_switch", () => HtmlText.Of(html => WriteSwitch(html, site)))
        .With("footer", () => HtmlText.Of(html => WriteFoot(html, site, links)));

    private static void WriteHead(StringBuilder html, SiteContents site, PageHead head, RelativeLinks links)
    {
        var settings = site.Settings;
        var title = head.Address == "/" || head.Title == settings.Title ? settings.Title : $"{head.Title} · {settings.Title}";
        html.Append("<!doctype html>\n<html lang=\"").Text(head.Language ?? settings.Language).Append("\" data-root=\"").Text(links.Root).Append("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"").Text(head.HasComments ? WithComments : Policy).Append("\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.Append("<title>").Text(title).Append("</title>\n");
        Meta(html, "name", "description", head.Description ?? (head.Address == "/" ? settings.Description : null));
        Meta(html, "name", "author", settings.Author);
        OpenGraph(html, site, head);
        IEnumerable<string> styles = [.. site.Theme.Styles(head.HasMath), .. site.Layouts?.Folder.Style is { } own ? [own] : (string[])[]];
        foreach (var style in styles) html.Append("<link rel=\"stylesheet\" href=\"").Text(links.To(style)).Append("\">\n");
        html.Append("<link rel=\"icon\" href=\"").Text(links.To(site.Theme.Icon)).Append("\" type=\"image/svg+xml\">\n");
        if (settings.Url is not null) html.Append("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"").Text(settings.Title).Append("\" href=\"").Text(links.To(FeedFile.Address)).Append("\">\n");
        foreach (var script in site.Theme.Scripts) html.Append("<script src=\"").Text(links.To(script)).Append("\" defer></script>\n");
        html.Append("</head>\n");
    }

    private static void OpenGraph(StringBuilder html, SiteContents site, PageHead head)
    {
        Meta(html, "property", "og:title", head.Title);
        Meta(html, "property", "og:type", head.Date is null ? "website" : "article");
        Meta(html, "property", "og:site_name", site.Settings.Title);
        Meta(html, "property", "og:description", head.Description);
        if (head.Date is { Year: > 1 } date) Meta(html, "property", "article:published_time", date.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        if (head.IsAnywhere || site.Settings.Whole(head.Address) is not { } whole) return;
        Meta(html, "property", "og:url", whole);
        html.Append("<link rel=\"canonical\" href=\"").Text(whole).Append("\">\n");
        if (head.Date is not null) html.Append(LinkedData.Of(site.Settings, head, whole));
    }

    private static void WriteTop(StringBuilder html, SiteContents site, PageHead head, RelativeLinks links)
    {
        html.Append("<header class=\"site\">\n<a class=\"brand\" href=\"").Text(links.To("/")).Append("\">").Text(site.Settings.Title).Append("</a>\n");
        WriteNavigation(html, site, head, links);
        WriteSearch(html, site, links);
        WriteSwitch(html, site);
        html.Append("</header>\n");
    }

    private static void WriteNavigation(StringBuilder html, SiteContents site, PageHead head, RelativeLinks links)
    {
        var words = site.Words;
        html.Append("<nav aria-label=\"").Text(words.Navigation).Append("\">\n");
        foreach (var (word, target) in site.Settings.Navigation) html.Link(AllowedLinks.IsAllowed(target, false) ? target.StartsWith('/') ? links.To(SiteAddress.Clean(target)) : target : "#", word).Append('\n');
        if (site.Settings.Navigation.Count == 0)
        {
            Place(html, links, head, ArchivePage.Address, words.Archive);
            Place(html, links, head, CategoryPages.Address, words.Categories);
            Place(html, links, head, TagPages.Address, words.Tags);
        }

        html.Append("</nav>\n");
    }

    private static void WriteSearch(StringBuilder html, SiteContents site, RelativeLinks links)
    {
        if (site.Settings.HasSearch) html.Append("<a id=\"deja.search\" href=\"").Text(links.To(SearchPage.Address)).Append("\" data-script=\"").Text(links.To(site.Theme.SearchScript)).Append("\">").Text(site.Words.Search).Append("</a>\n");
    }

    private static void WriteSwitch(StringBuilder html, SiteContents site) =>
        html.Append("<button id=\"deja.theme\" type=\"button\" hidden aria-label=\"").Text(site.Words.Theme).Append("\" title=\"").Text(site.Words.Theme).Append("\"></button>\n");

    private static void WriteMain(StringBuilder html, SiteContents site, RelativeLinks links, Action<StringBuilder, RelativeLinks> content)
    {
        var words = site.Words;
        html.Append("<main id=\"deja.content\" data-copy=\"").Text(words.Copy).Append("\" data-copied=\"").Text(words.Copied).Append("\" data-enlarge=\"").Text(words.Enlarge).Append("\" data-close=\"").Text(words.Close).Append("\" data-value=\"").Text(words.Value).Append("\" data-search=\"").Text(words.Search).Append("\" data-nothing-found=\"").Text(words.NothingFound).Append("\" data-search-failed=\"").Text(words.SearchFailed).Append("\">\n");
        content(html, links);
        html.Append("</main>\n");
    }

    private static void Place(StringBuilder html, RelativeLinks links, PageHead head, string address, string word)
    {
        html.Append("<a href=\"").Text(links.To(address)).Append('"');
        if (head.Address == address) html.Append(" aria-current=\"page\"");
        html.Append('>').Text(word).Append("</a>\n");
    }

    private static void WriteFoot(StringBuilder html, SiteContents site, RelativeLinks links)
    {
        html.Append("<footer class=\"site\">\n<span>").Text(site.Settings.Author ?? site.Settings.Title).Append("</span>\n");
        if (site.Settings.Url is not null) html.Link(links.To(FeedFile.Address), site.Words.Feed).Append('\n');
        html.Append("</footer>\n");
    }

    private static void Meta(StringBuilder html, string kind, string name, string? content)
    {
        if (!string.IsNullOrEmpty(content)) html.Append("<meta ").Append(kind).Append("=\"").Append(name).Append("\" content=\"").Text(content).Append("\">\n");
    }
}
