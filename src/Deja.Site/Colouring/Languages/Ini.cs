namespace Deja.Site.Colouring.Languages;

/// <summary>Ini.</summary>
internal static class Ini
{
    public static LanguageTable Table { get; } = new("ini", "properties", "cfg", "conf", "dosini", "editorconfig", "desktop", "systemd", "env", "dotenv", "gitconfig")
    {
        Literals = "true false yes no on off",
        KeyEnds = "=:",
        HasSections = true,
        NameCharacters = "-.",
        Forms =
        [
            new(CodeToken.Comment, "#", null) { AfterBlank = true },
            new(CodeToken.Comment, ";", null) { AfterBlank = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
        ],
    };
}
