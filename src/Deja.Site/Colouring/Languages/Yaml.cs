namespace Deja.Site.Colouring.Languages;

/// <summary>Yaml.</summary>
internal static class Yaml
{
    public static LanguageTable Table { get; } = new("yaml", "yml")
    {
        Literals = "true false null yes no on off ~",
        KeyEnds = ":",
        NameCharacters = "-",
        Forms =
        [
            new(CodeToken.Meta, "---", null) { AtLineStart = true },
            new(CodeToken.Comment, "#", null) { AfterBlank = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Doubles = true },
            new(CodeToken.Variable, "{{", "}}"),
        ],
        HasStringKeys = true,
    };
}
