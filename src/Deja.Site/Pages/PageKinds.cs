namespace Deja.Site.Pages;

/// <summary>Every kind of page besides those of notes.</summary>
internal static class PageKinds
{
    public static IReadOnlyList<IPageKind> All { get; } =
    [
        new HomePage(),
        new ArchivePage(),
        new TagPages(),
        new CategoryPages(),
        new SearchPage(),
        new NotFoundPage(),
        new FeedFile(),
        new SitemapFile(),
        new RedirectPages(),
    ];
}
