namespace Deja.Site.Colouring.Languages;

/// <summary>C.</summary>
internal static class C
{
    public static LanguageTable Table { get; } = new("c", "h")
    {
        Keywords = "auto break case const continue default do else enum extern for goto if inline register restrict return sizeof static struct switch typedef union volatile while _Alignas _Alignof _Atomic _Generic _Noreturn _Static_assert _Thread_local",
        Types = "bool char double float int int16_t int32_t int64_t int8_t long ptrdiff_t short signed size_t ssize_t uint16_t uint32_t uint64_t uint8_t uintptr_t unsigned void wchar_t _Bool",
        Literals = "true false NULL nullptr",
        Definitions = "struct enum union",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Meta, "#", null) { AtLineStart = true },
            new(CodeToken.Quoted, "L\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
        HasCalls = true,
    };
}
