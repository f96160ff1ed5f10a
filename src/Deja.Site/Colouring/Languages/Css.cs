namespace Deja.Site.Colouring.Languages;

/// <summary>Css.</summary>
internal static class Css
{
    public static LanguageTable Table { get; } = new("css")
    {
        Shape = CodeShape.Style,
        Forms =
        [
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
    };
}
