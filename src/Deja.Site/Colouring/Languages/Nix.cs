namespace Deja.Site.Colouring.Languages;

/// <summary>Nix.</summary>
internal static class Nix
{
    public static LanguageTable Table { get; } = new("nix")
    {
        Keywords = "assert else if in inherit let or rec then with",
        Builtins = "abort builtins import map throw toString",
        Literals = "true false null",
        NameCharacters = "-'",
        KeyEnds = "=",
        Forms =
        [
            new(CodeToken.Comment, "#", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Quoted, "''", "''") { IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\', IsLong = true },
        ],
    };
}
