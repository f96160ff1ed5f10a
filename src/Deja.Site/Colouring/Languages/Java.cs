namespace Deja.Site.Colouring.Languages;

/// <summary>Java.</summary>
internal static class Java
{
    public static LanguageTable Table { get; } = new("java", "jsp")
    {
        Keywords = "abstract assert break case catch class const continue default do else enum exports extends final finally for goto if implements import instanceof interface module native new non-sealed package permits private protected public record requires return sealed static strictfp super switch synchronized this throw throws transient try var void volatile while yield",
        Types = "boolean byte char double float int long short",
        Literals = "true false null",
        Definitions = "class interface enum record",
        MetaMarks = "@",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Quoted, "\"\"\"", "\"\"\"") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
        HasCalls = true,
    };
}
