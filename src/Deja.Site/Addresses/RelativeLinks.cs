namespace Deja.Site.Addresses;

/// <summary>Links from one page to others, relative, so that a site works in any folder of any host.</summary>
/// <param name="address">The page's own.</param>
public sealed class RelativeLinks(string address)
{
    /// <summary>The way up to the site's root: <c>./</c>, <c>../</c>, <c>../../</c>, …</summary>
    public string Root { get; private init; } = UpFrom(address);

    /// <summary>Links of a page that is shown at addresses nobody knows before: from the root of the host.</summary>
    /// <param name="site">Where the site is; at the host's root when null.</param>
    public static RelativeLinks FromAnywhere(Uri? site) => new("/") { Root = site?.AbsolutePath ?? "/" };

    /// <summary>A link to an address of the site, escaped for a URL.</summary>
    /// <param name="target">From the root, beginning with a slash.</param>
    public string To(string target) => Root + SiteAddress.Escape(target[1..]);

    private static string UpFrom(string address)
    {
        var depth = address.Count(c => c == '/') - 1;
        return depth == 0 ? "./" : string.Concat(Enumerable.Repeat("../", depth));
    }
}
