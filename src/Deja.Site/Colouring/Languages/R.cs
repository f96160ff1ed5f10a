namespace Deja.Site.Colouring.Languages;

/// <summary>R.</summary>
internal static class R
{
    public static LanguageTable Table { get; } = new("r", "rlang")
    {
        Keywords = "break else for function if in next repeat return while",
        Builtins = "c cat data.frame factor length library list matrix mean paste print require sapply seq str sum summary",
        Literals = "TRUE FALSE NULL NA Inf NaN T F",
        NameCharacters = ".",
        Forms =
        [
            new(CodeToken.Comment, "#", null),
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\', IsLong = true },
        ],
    };
}
