namespace Deja.Site.Colouring.Languages;

/// <summary>ObjectiveC.</summary>
internal static class ObjectiveC
{
    public static LanguageTable Table { get; } = new("objectivec", "objc", "obj-c", "mm")
    {
        Keywords = "auto break case const continue default do else enum extern for goto if inline register restrict return sizeof static struct switch typedef union volatile while _Alignas _Alignof _Atomic _Generic _Noreturn _Static_assert _Thread_local @autoreleasepool @catch @class @end @finally @implementation @import @interface @optional @property @protocol @required @selector @synthesize @throw @try self super id in out nonatomic strong weak copy readonly",
        Types = "bool char double float int int16_t int32_t int64_t int8_t long ptrdiff_t short signed size_t ssize_t uint16_t uint32_t uint64_t uint8_t uintptr_t unsigned void wchar_t _Bool BOOL NSInteger NSUInteger CGFloat NSString NSArray NSDictionary",
        Literals = "YES NO nil NULL true false",
        NameCharacters = "@",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Meta, "#", null) { AtLineStart = true },
            new(CodeToken.Quoted, "@\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
    };
}
