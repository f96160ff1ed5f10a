namespace Deja.Site.Colouring.Languages;

/// <summary>Scss.</summary>
internal static class Scss
{
    public static LanguageTable Table { get; } = new("scss", "sass", "less", "stylus")
    {
        Shape = CodeShape.Style,
        VariableMarks = "$",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
    };
}
