namespace Deja.Site.Colouring.Languages;

/// <summary>C#.</summary>
internal static class CSharp
{
    public static LanguageTable Table { get; } = new("csharp", "cs", "c#", "csx")
    {
        Keywords = "abstract add alias allows and as ascending async await base break by case catch checked class const continue descending do dynamic else equals event explicit extern field file finally fixed for foreach from get global goto group if implicit in init interface internal into is join let lock managed nameof namespace new not notnull on operator or orderby out override params partial private protected public readonly record ref remove required return scoped sealed select set sizeof stackalloc static struct switch this throw try typeof unchecked unmanaged unsafe using var virtual void volatile when where while with yield",
        Types = "bool byte char decimal delegate double enum float int long nint nuint object sbyte short string uint ulong ushort",
        Literals = "default false null true",
        Definitions = "struct enum",
        Heads = "class interface record namespace",
        Callers = "new return throw await else",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Meta, "#", null) { AtLineStart = true, HasParts = true, Words = "if else elif endif define undef warning error line region endregion pragma checksum" },
            new(CodeToken.Meta, "[", "]") { AtLineStart = true, HasParts = true },
            new(CodeToken.Quoted, "$\"\"\"", "\"\"\"") { IsLong = true, Hole = "{" },
            new(CodeToken.Quoted, "\"\"\"", "\"\"\"") { IsLong = true },
            new(CodeToken.Quoted, "@$\"", "\"") { IsLong = true, Doubles = true, Hole = "{" },
            new(CodeToken.Quoted, "$@\"", "\"") { IsLong = true, Doubles = true, Hole = "{" },
            new(CodeToken.Quoted, "@\"", "\"") { IsLong = true, Doubles = true },
            new(CodeToken.Quoted, "$\"", "\"") { Escape = '\\', Hole = "{" },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
        HasDeclarations = true,
        HasSigns = true,
    };
}
