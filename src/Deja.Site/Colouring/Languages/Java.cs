namespace Deja.Site.Colouring.Languages;

/// <summary>Java.</summary>
internal static class Java
{
    public static LanguageTable Table { get; } = new("java", "jsp")
    {
        Keywords = "abstract assert break case catch const continue default do else enum exports final finally for goto if import instanceof module native package permits private protected public requires sealed static strictfp switch synchronized throws transient try var void volatile when while yield class extends implements interface new return throw record",
        Types = "boolean byte char double float int long short",
        Literals = "true false null",
        Definitions = "class interface enum extends implements new record",
        NameCharacters = "$",
        MetaMarks = "@",
        Builtins = "super this",
        Callers = "new throw return else yield assert",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Quoted, "\"\"\"", "\"\"\"") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
        HasTypedNames = true,
        HasMembers = true,
    };
}
