using Deja.Site.Addresses;
using Deja.Site.Catalogue;

namespace Deja.Site.Pages;

/// <summary>A page for each category, and one for all.</summary>
internal sealed class CategoryPages : IPageKind
{
    public const string Address = "/categories/";

    public static string AddressOf(string category) => $"{Address}{SiteAddress.Slug(category)}/";

    public static IEnumerable<(string Name, IReadOnlyList<SiteNote> Notes)> GroupsOf(SiteContents site) => GroupPages.Of(site, n => n.Categories);

    public IEnumerable<SitePage> Of(SiteContents site)
    {
        var groups = GroupsOf(site).ToList();
        return groups.Select(g => GroupPages.Page(site, AddressOf(g.Name), site.Words.Categories, g.Name, g.Notes)).Prepend(GroupPages.Index(site, Address, site.Words.Categories, groups, AddressOf));
    }
}
