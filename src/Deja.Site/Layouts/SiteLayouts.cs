using System.Text;
using Deja.Site.Addresses;
using Deja.Site.Html;
using Deja.Site.Pages;
using Deja.Site.Settings;

namespace Deja.Site.Layouts;

/// <summary>Makes pages by a notebook's own theme.</summary>
/// <param name="folder">The theme.</param>
internal sealed class SiteLayouts(LayoutFolder folder)
{
    /// <summary>The layout of every page's body.</summary>
    public const string Default = "default";

    /// <summary>The layout of the content of a note's page.</summary>
    public const string Note = "note";

    // A page's own parts; main is Deja's, as pages find their content by it.
    private static readonly string[] Landmarks = ["header", "footer", "nav", "hgroup", "search"];

    private readonly Templates _templates = new(folder);

    public LayoutFolder Folder { get; } = folder;

    /// <summary>Tries the layouts before any page is made by them, so that a mistake is told once.</summary>
    /// <exception cref="LayoutException">There is one.</exception>
    public void Check(SiteSettings settings)
    {
        var parts = new LayoutParts().With("content", () => string.Empty);
        foreach (var layout in new[] { Default, Note }.Where(Has)) Render(layout, new LayoutValues(settings, new PageHead("/", settings.Title), parts.Names), parts, "content", new RelativeLinks("/"));
    }

    /// <summary>Whether the theme has a layout.</summary>
    public bool Has(string layout) => _templates.Has(layout);

    /// <summary>What a layout makes of a page's parts.</summary>
    /// <param name="layout">Its name.</param>
    /// <param name="values">What it sees.</param>
    /// <param name="parts">What Deja makes.</param>
    /// <param name="needed">The part that no page can do without.</param>
    /// <param name="links">Where addresses from the root lead.</param>
    /// <exception cref="LayoutException">It can't be read, or takes too long.</exception>
    public string Render(string layout, LayoutValues values, LayoutParts parts, string needed, RelativeLinks links)
    {
        var html = new StringBuilder();
        new RawHtml((target, _) => Resolve(target, links)) { Also = Landmarks }.Append(html, _templates.Render(layout, values));
        return parts.Put(BalancedHtml.Of(html.ToString()), needed);
    }

    // Like a note's links, but those without a scheme begin at the site's root wherever the page stands.
    private static string? Resolve(string target, RelativeLinks links)
    {
        if (target.StartsWith('#') || (target.Contains(':', StringComparison.Ordinal) && Uri.TryCreate(target, UriKind.Absolute, out _))) return target;
        if (target.StartsWith("//", StringComparison.Ordinal)) return null;
        var end = target.AsSpan().IndexOfAny('?', '#');
        var (path, tail) = end < 0 ? (target, string.Empty) : (target[..end], target[end..]);
        return links.To(SiteAddress.Clean("/" + Uri.UnescapeDataString(path))) + tail;
    }
}
