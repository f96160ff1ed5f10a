using Deja.Site.Addresses;

namespace Deja.Site.Pages;

/// <summary>A page for each tag, and one for all.</summary>
internal sealed class TagPages : IPageKind
{
    public const string Address = "/tags/";

    public static string AddressOf(string tag) => $"{Address}{SiteAddress.Slug(tag)}/";

    public IEnumerable<SitePage> Of(SiteContents site)
    {
        var groups = GroupPages.Of(site, n => n.Tags).ToList();
        return groups.Select(g => GroupPages.Page(site, AddressOf(g.Name), site.Words.Tags, g.Name, g.Notes)).Prepend(GroupPages.Index(site, Address, site.Words.Tags, groups, AddressOf));
    }
}
