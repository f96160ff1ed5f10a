namespace Deja.Site.Colouring.Languages;

/// <summary>C#.</summary>
internal static class CSharp
{
    public static LanguageTable Table { get; } = new("csharp", "cs", "c#", "csx")
    {
        Keywords = "abstract add alias and as ascending async await base break by case catch checked class const continue default delegate descending do else enum equals event explicit extern field file finally fixed for foreach from get global goto group if implicit in init interface internal into is join let lock managed namespace new not notnull on operator or orderby out override params partial private protected public readonly record ref remove required return scoped sealed select set sizeof stackalloc static struct switch this throw try typeof unchecked unmanaged unsafe using virtual void volatile when where while with yield",
        Types = "bool byte char decimal delegate double dynamic enum float int long nint nuint object sbyte short string uint ulong ushort var",
        Literals = "true false null",
        Definitions = "class struct interface enum record namespace",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Meta, "#", null) { AtLineStart = true },
            new(CodeToken.Quoted, "$\"\"\"", "\"\"\"") { IsLong = true },
            new(CodeToken.Quoted, "\"\"\"", "\"\"\"") { IsLong = true },
            new(CodeToken.Quoted, "@$\"", "\"") { IsLong = true, Doubles = true },
            new(CodeToken.Quoted, "$@\"", "\"") { IsLong = true, Doubles = true },
            new(CodeToken.Quoted, "@\"", "\"") { IsLong = true, Doubles = true },
            new(CodeToken.Quoted, "$\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
        HasCalls = true,
    };
}
