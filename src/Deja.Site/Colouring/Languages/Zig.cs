namespace Deja.Site.Colouring.Languages;

/// <summary>Zig.</summary>
internal static class Zig
{
    public static LanguageTable Table { get; } = new("zig")
    {
        Keywords = "align allowzero and anyframe asm async await break catch comptime const continue defer else enum errdefer error export extern fn for if inline noalias or orelse packed pub resume return struct suspend switch test threadlocal try union unreachable usingnamespace var volatile while",
        Types = "anyerror anyopaque anytype bool f32 f64 i16 i32 i64 i8 isize noreturn type u16 u32 u64 u8 usize void",
        Literals = "true false null undefined",
        Definitions = "fn",
        MetaMarks = "@",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
        HasCalls = true,
    };
}
