namespace Deja.Site.Colouring.Languages;

/// <summary>TypeScript.</summary>
internal static class TypeScript
{
    public static LanguageTable Table { get; } = new("typescript", "ts", "tsx", "mts", "cts")
    {
        Keywords = "abstract arguments as asserts async await break case catch class console const continue debugger declare default delete do document else enum export extends finally for from function get global if implements import in infer instanceof interface is keyof let localStorage module namespace new of override private protected public readonly return satisfies self sessionStorage set static super switch this throw try type typeof using var void while window with yield",
        Types = "any bigint boolean never number object string symbol unknown void",
        Builtins = "Array ArrayBuffer AsyncFunction Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date Error EvalError Float32Array Float64Array Function Generator GeneratorFunction Int16Array Int32Array Int8Array InternalError Intl JSON Map Math Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set SharedArrayBuffer String Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet WebAssembly any bigint boolean clearInterval clearTimeout decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval exports isFinite isNaN never number object parseFloat parseInt require setInterval setTimeout string symbol unescape unknown void",
        Literals = "true false null undefined NaN Infinity",
        Definitions = "function class namespace",
        NameCharacters = "$",
        MetaMarks = "@",
        Binders = "const let var",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
            new(CodeToken.Quoted, "`", "`") { Escape = '\\', IsLong = true, Hole = "${" },
        ],
        HasCalls = true,
        HasPatterns = true,
        HasMembers = true,
        HasTypeNames = true,
        HasKeyNames = true,
        HasFunctionVariables = true,
    };
}
