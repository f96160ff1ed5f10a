namespace Deja.Site.Colouring.Languages;

/// <summary>Rust.</summary>
internal static class Rust
{
    public static LanguageTable Table { get; } = new("rust", "rs")
    {
        Keywords = "Self abstract as async await become box break const continue crate do dyn else enum extern final fn for if impl in let loop macro match mod move mut override priv pub raw ref return self static struct super trait try type typeof union unsafe unsized use virtual where while yield",
        Types = "Box Option Result String Vec bool char f128 f16 f32 f64 i128 i16 i32 i64 i8 isize str u128 u16 u32 u64 u8 usize",
        Literals = "true false Some None Ok Err",
        Definitions = "fn struct enum trait type union impl for",
        Builtins = "AsMut AsRef Clone Copy Debug Default DoubleEndedIterator Drop Eq ExactSizeIterator Extend Fn FnMut FnOnce From Into IntoIterator Iterator Ord PartialEq PartialOrd Send Sized SliceConcatExt Sync ToOwned ToString assert! assert_eq! assert_ne! bitflags! bytes! cfg! col! concat! concat_idents! debug_assert! debug_assert_eq! debug_assert_ne! drop env! eprintln! file! format! format_args! include_bytes! include_str! line! local_data_key! macro_rules! module_path! option_env! panic! print! println! select! stringify! try! unimplemented! unreachable! vec! write! writeln!",
        Binders = "let for",
        NameEnds = "!",
        VariableMarks = "'",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true, Nests = true },
            new(CodeToken.Meta, "#[", "]") { HasParts = true, IsLong = true },
            new(CodeToken.Meta, "#![", "]") { HasParts = true, IsLong = true },
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
