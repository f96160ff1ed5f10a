namespace Deja.Site.Colouring.Languages;

/// <summary>Kotlin.</summary>
internal static class Kotlin
{
    public static LanguageTable Table { get; } = new("kotlin", "kt", "kts")
    {
        Keywords = "abstract actual annotation as break by catch class companion const constructor continue crossinline data do else enum expect external final finally for fun get if import in infix init inline inner interface internal is lateinit noinline object open operator out override package private protected public reified return sealed set super suspend tailrec this throw try typealias typeof val value var vararg when where while",
        Types = "Any Boolean Byte Char Double Float Int List Long Map Nothing Set Short String Unit",
        Literals = "true false null",
        Definitions = "class fun interface object typealias",
        MetaMarks = "@",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true, Nests = true },
            new(CodeToken.Quoted, "\"\"\"", "\"\"\"") { IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
        HasCalls = true,
    };
}
