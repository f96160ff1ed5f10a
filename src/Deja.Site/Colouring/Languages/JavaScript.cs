namespace Deja.Site.Colouring.Languages;

/// <summary>JavaScript.</summary>
internal static class JavaScript
{
    public static LanguageTable Table { get; } = new("javascript", "js", "jsx", "mjs", "cjs", "node")
    {
        Keywords = "arguments as async await break case catch class console const continue debugger default delete do document else export extends finally for from function get global if import in instanceof let localStorage module new of return self sessionStorage set static super switch this throw try typeof using var void while window with yield",
        Builtins = "Array ArrayBuffer AsyncFunction Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date Error EvalError Float32Array Float64Array Function Generator GeneratorFunction Int16Array Int32Array Int8Array InternalError Intl JSON Map Math Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set SharedArrayBuffer String Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet WebAssembly clearInterval clearTimeout decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval exports isFinite isNaN parseFloat parseInt require setInterval setTimeout unescape",
        Literals = "true false null undefined NaN Infinity",
        Definitions = "function class",
        NameCharacters = "$",
        MetaMarks = "@",
        Binders = "const let var",
        Forms =
        [
            new(CodeToken.Meta, "#!", null) { AtLineStart = true },
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
