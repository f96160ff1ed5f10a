namespace Deja.Site.Pages;

/// <summary>One address of a site.</summary>
/// <param name="Address">From the site's root, see <see cref="Addresses.SiteAddress"/>.</param>
/// <param name="Render">Makes its text; called when it is asked for, from any thread.</param>
public sealed record SitePage(string Address, Func<string> Render)
{
    /// <summary>What it stands for in a message: a note's path, or the page's own address.</summary>
    public string Source { get; init; } = Address;
}
