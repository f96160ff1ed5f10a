namespace Deja.Site.Colouring.Languages;

/// <summary>TypeScript.</summary>
internal static class TypeScript
{
    public static LanguageTable Table { get; } = new("typescript", "ts", "tsx", "mts", "cts")
    {
        Keywords = "as async await break case catch class const continue debugger default delete do else enum export extends finally for from function get if import in instanceof let new of return set static super switch this throw try typeof var void while with yield abstract asserts declare implements infer interface is keyof namespace override private protected public readonly satisfies type",
        Types = "any bigint boolean never number object string symbol unknown void",
        Builtins = "Array ArrayBuffer BigInt Boolean DataView Date Error Float32Array Float64Array Function Intl JSON Map Math Number Object Promise Proxy Reflect RegExp Set String Symbol TypeError Uint8Array WeakMap WeakSet arguments console decodeURIComponent document encodeURIComponent fetch global globalThis isFinite isNaN module parseFloat parseInt process require setInterval setTimeout window",
        Literals = "true false null undefined NaN Infinity",
        Definitions = "function class interface type enum namespace",
        NameCharacters = "$",
        MetaMarks = "@",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
            new(CodeToken.Quoted, "`", "`") { Escape = '\\', IsLong = true },
        ],
        HasCalls = true,
        HasPatterns = true,
    };
}
