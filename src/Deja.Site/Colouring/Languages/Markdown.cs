namespace Deja.Site.Colouring.Languages;

/// <summary>Markdown.</summary>
internal static class Markdown
{
    public static LanguageTable Table { get; } = new("markdown", "md", "mkd", "qmd", "mdx")
    {
        Shape = CodeShape.Markdown,
    };
}
