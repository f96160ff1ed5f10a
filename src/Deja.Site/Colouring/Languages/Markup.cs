namespace Deja.Site.Colouring.Languages;

/// <summary>HTML, XML and what is written alike.</summary>
internal static class Markup
{
    public static LanguageTable Table { get; } = new("html", "xml", "svg", "htm", "xhtml", "rss", "atom", "xsl", "xsd", "plist", "vue", "svelte", "razor", "cshtml", "xaml", "csproj", "mathml")
    {
        Shape = CodeShape.Markup,
    };
}
