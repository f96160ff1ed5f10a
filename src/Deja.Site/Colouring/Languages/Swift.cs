namespace Deja.Site.Colouring.Languages;

/// <summary>Swift.</summary>
internal static class Swift
{
    public static LanguageTable Table { get; } = new("swift")
    {
        Keywords = "actor any as associatedtype async await break case catch class continue convenience default defer deinit didSet do dynamic else enum extension fallthrough fileprivate final for func get guard if import in indirect infix init inout internal is lazy let mutating nonisolated open operator optional override postfix precedencegroup prefix private protocol public repeat required rethrows return self Self set some static struct subscript super switch throw throws try typealias unowned var weak where while willSet",
        Types = "Any Array Bool Character Dictionary Double Float Int Int64 Optional Set String UInt Void",
        Literals = "true false nil",
        Definitions = "class struct enum protocol func extension actor",
        MetaMarks = "@#",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true, Nests = true },
            new(CodeToken.Quoted, "\"\"\"", "\"\"\"") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
        ],
        HasCalls = true,
    };
}
