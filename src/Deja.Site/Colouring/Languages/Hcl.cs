namespace Deja.Site.Colouring.Languages;

/// <summary>Hcl.</summary>
internal static class Hcl
{
    public static LanguageTable Table { get; } = new("hcl", "terraform", "tf")
    {
        Keywords = "data for for_each if in locals module moved output provider provisioner resource terraform variable dynamic",
        Types = "any bool list map number object set string tuple",
        Literals = "true false null",
        KeyEnds = "=",
        Forms =
        [
            new(CodeToken.Comment, "#", null),
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
        ],
        HasCalls = true,
    };
}
