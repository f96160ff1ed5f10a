namespace Deja.Site.Colouring.Languages;

/// <summary>Go.</summary>
internal static class Go
{
    public static LanguageTable Table { get; } = new("go", "golang")
    {
        Keywords = "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var",
        Types = "bool byte complex128 complex64 error float32 float64 int int16 int32 int64 int8 rune string uint uint16 uint32 uint64 uint8 uintptr any comparable",
        Builtins = "append cap close complex copy delete imag len make new panic print println real recover clear max min",
        Literals = "true false nil iota",
        Definitions = "func",
        HasSigns = true,
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Quoted, "`", "`") { IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
    };
}
