namespace Deja.Site.Colouring.Languages;

/// <summary>Kotlin.</summary>
internal static class Kotlin
{
    public static LanguageTable Table { get; } = new("kotlin", "kt", "kts")
    {
        Keywords = "abstract actual annotation as by catch class companion const constructor crossinline data do dynamic else enum expect external final finally for fun get if import in infix init inline inner interface internal is lateinit noinline object open operator out override package private protected public reified sealed set super suspend tailrec throw try typealias val var vararg when where while break continue return this",
        Types = "Boolean Byte Char Double Float Int Long Nothing Short Unit Void",
        Literals = "true false null",
        Definitions = "class fun interface object typealias",
        MetaMarks = "@",
        VariableMarks = "",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true, Nests = true },
            new(CodeToken.Quoted, "\"\"\"", "\"\"\"") { IsLong = true, Hole = "${" },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\', Hole = "${" },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
    };
}
