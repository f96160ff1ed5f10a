namespace Deja.Site.Pages;

/// <summary>A kind of pages that are made of the whole site. One file each, and one line in <see cref="PageKinds.All"/>.</summary>
internal interface IPageKind
{
    /// <summary>The pages of this kind.</summary>
    IEnumerable<SitePage> Of(SiteContents site);
}
