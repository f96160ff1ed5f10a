namespace Deja.Site.Colouring.Languages;

/// <summary>C++.</summary>
internal static class Cpp
{
    public static LanguageTable Table { get; } = new("cpp", "c++", "cc", "cxx", "hpp", "hh", "hxx", "ino", "cuda", "cu")
    {
        Keywords = "auto break case const continue default do else enum extern for goto if inline register restrict return sizeof static struct switch typedef union volatile while _Alignas _Alignof _Atomic _Generic _Noreturn _Static_assert _Thread_local alignas alignof and and_eq asm bitand bitor catch class co_await co_return co_yield compl concept const_cast consteval constexpr constinit decltype delete dynamic_cast explicit export final friend import module mutable namespace new noexcept not not_eq operator or or_eq override private protected public reinterpret_cast requires static_assert static_cast template this thread_local throw try typeid typename using virtual xor xor_eq",
        Types = "bool char double float int int16_t int32_t int64_t int8_t long ptrdiff_t short signed size_t ssize_t uint16_t uint32_t uint64_t uint8_t uintptr_t unsigned void wchar_t _Bool char16_t char32_t char8_t string string_view vector map set pair optional unique_ptr shared_ptr",
        Literals = "true false NULL nullptr",
        Definitions = "class struct enum union namespace",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Meta, "#", null) { AtLineStart = true },
            new(CodeToken.Quoted, "R\"(", ")\"") { IsLong = true },
            new(CodeToken.Quoted, "L\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "u8\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\', IsCharacter = true },
        ],
        HasCalls = true,
    };
}
