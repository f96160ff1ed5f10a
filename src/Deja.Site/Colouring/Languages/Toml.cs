namespace Deja.Site.Colouring.Languages;

/// <summary>Toml.</summary>
internal static class Toml
{
    public static LanguageTable Table { get; } = new("toml")
    {
        Literals = "true false",
        KeyEnds = "=",
        HasSections = true,
        Forms =
        [
            new(CodeToken.Comment, "#", null),
            new(CodeToken.Quoted, "\"\"\"", "\"\"\"") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "'''", "'''") { IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'"),
        ],
    };
}
