namespace Deja.Site.Colouring.Languages;

/// <summary>Rust.</summary>
internal static class Rust
{
    public static LanguageTable Table { get; } = new("rust", "rs")
    {
        Keywords = "as async await become box break const continue crate do dyn else enum extern final fn for if impl in let loop macro match mod move mut override priv pub ref return self Self static struct super trait try type typeof union unsafe unsized use virtual where while yield",
        Types = "Box Option Result String Vec bool char f32 f64 i128 i16 i32 i64 i8 isize str u128 u16 u32 u64 u8 usize",
        Literals = "true false Some None Ok Err",
        Definitions = "fn struct enum trait type mod union macro_rules",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true, Nests = true },
            new(CodeToken.Meta, "#[", "]"),
            new(CodeToken.Meta, "#![", "]"),
            new(CodeToken.Quoted, "r##\"", "\"##") { IsLong = true },
            new(CodeToken.Quoted, "r#\"", "\"#") { IsLong = true },
            new(CodeToken.Quoted, "r\"", "\"") { IsLong = true },
            new(CodeToken.Quoted, "b\"", "\"") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "b'", "'") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\', IsCharacter = true },
        ],
        HasCalls = true,
    };
}
