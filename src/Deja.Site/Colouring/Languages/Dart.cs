namespace Deja.Site.Colouring.Languages;

/// <summary>Dart.</summary>
internal static class Dart
{
    public static LanguageTable Table { get; } = new("dart")
    {
        Keywords = "abstract as assert async await base break case catch class const continue covariant default deferred do else enum export extends extension external factory final finally for get hide if implements import in interface is late library mixin new on operator part required rethrow return sealed set show static super switch sync this throw try typedef var void when while with yield",
        Types = "bool double dynamic int num Future Iterable List Map Never Null Object Set Stream String",
        Literals = "true false null",
        Definitions = "class enum mixin extension",
        MetaMarks = "@",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Quoted, "\"\"\"", "\"\"\"") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "'''", "'''") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "r'", "'"),
            new(CodeToken.Quoted, "r\"", "\""),
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
        HasCalls = true,
    };
}
