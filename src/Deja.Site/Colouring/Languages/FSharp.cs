namespace Deja.Site.Colouring.Languages;

/// <summary>FSharp.</summary>
internal static class FSharp
{
    public static LanguageTable Table { get; } = new("fsharp", "fs", "f#", "fsx")
    {
        Keywords = "abstract and as assert base begin class default delegate do done downcast downto elif else end exception extern finally fixed for fun function global if in inherit inline interface internal lazy let match member module mutable namespace new of open or override private public rec return select sig static struct then to try type upcast use val void when while with yield",
        Types = "bool byte char decimal double exn float int int64 list nativeint obj option seq single string uint32 unit",
        Literals = "true false null",
        Definitions = "let type module member",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "(*", "*)") { IsLong = true, Nests = true },
            new(CodeToken.Meta, "#", null) { AtLineStart = true },
            new(CodeToken.Quoted, "\"\"\"", "\"\"\"") { IsLong = true },
            new(CodeToken.Quoted, "@\"", "\"") { IsLong = true, Doubles = true },
            new(CodeToken.Quoted, "$\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\', IsCharacter = true },
        ],
    };
}
