namespace Deja.Site.Colouring.Languages;

/// <summary>Scala.</summary>
internal static class Scala
{
    public static LanguageTable Table { get; } = new("scala", "sc")
    {
        Keywords = "abstract case catch class def do else enum export extends extension final finally for forSome given if implicit import inline lazy match new object override package private protected return sealed super then this throw trait try type using val var while with yield",
        Types = "Any AnyRef Boolean Byte Char Double Float Int List Long Map Nothing Option Seq Set Short String Unit Vector",
        Literals = "true false null",
        Definitions = "class def object trait type",
        MetaMarks = "@",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true, Nests = true },
            new(CodeToken.Quoted, "\"\"\"", "\"\"\"") { IsLong = true },
            new(CodeToken.Quoted, "s\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\', IsCharacter = true },
        ],
    };
}
