namespace Deja.Site.Colouring.Languages;

/// <summary>C++.</summary>
internal static class Cpp
{
    public static LanguageTable Table { get; } = new("cpp", "c++", "cc", "cxx", "hpp", "hh", "hxx", "ino", "cuda", "cu")
    {
        Keywords = "alignas alignof and and_eq asm atomic_cancel atomic_commit atomic_noexcept auto bitand bitor break case catch class co_await co_return co_yield compl concept const_cast consteval constexpr constinit continue decltype default delete do dynamic_cast else enum explicit export extern final for friend goto if import inline module mutable namespace new noexcept not not_eq operator or or_eq override private protected public reflexpr register reinterpret_cast requires return sizeof static_assert static_cast struct switch synchronized template this thread_local throw transaction_safe transaction_safe_dynamic try typedef typeid typename union using virtual volatile while xor xor_eq",
        Types = "bool char char16_t char32_t char8_t const double float int long short signed static unsigned void wchar_t",
        Literals = "NULL false nullopt nullptr true",
        Definitions = "class struct enum union namespace",
        Callers = "new throw return else",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Meta, "#", null) { AtLineStart = true, Escape = '\\', HasParts = true, Words = "if else elif endif define undef warning error line pragma ifdef ifndef include" },
            new(CodeToken.Quoted, "<", ">") { Behind = "include" },
            new(CodeToken.Quoted, "R\"(", ")\"") { IsLong = true },
            new(CodeToken.Quoted, "L\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "u8\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\', IsCharacter = true },
        ],
        HasCalls = true,
        HasTypedCalls = true,
        TypeEnd = "_t",
    };
}
