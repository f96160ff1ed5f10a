namespace Deja.Site.Colouring.Languages;

/// <summary>Python.</summary>
internal static class Python
{
    public static LanguageTable Table { get; } = new("python", "py", "python3", "py3", "gyp", "ipython")
    {
        Keywords = "and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield",
        Builtins = "__import__ abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec filter float format frozendict frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed round sentinel set setattr slice sorted staticmethod str sum super tuple type vars zip self",
        Types = "Any Callable Coroutine Dict Generic List Literal Optional Sequence Set Tuple Type Union",
        Literals = "True False None NotImplemented Ellipsis __debug__",
        Definitions = "def class",
        MetaMarks = "",
        Forms =
        [
            new(CodeToken.Comment, "#", null),
            new(CodeToken.Meta, "@", null) { AtLineStart = true, HasParts = true },
            .. Strings("\"\"\"", isLong: true),
            .. Strings("'''", isLong: true),
            .. Strings("\"", isLong: false),
            .. Strings("'", isLong: false),
        ],
    };

    /// <summary>Strings of one kind of quotes, with all that may stand before them.</summary>
    private static IEnumerable<CodeForm> Strings(string quotes, bool isLong) =>
        from prefix in (string[])["", "u", "r", "b", "f", "t", "rb", "br", "fr", "rf"]
        from written in new[] { prefix, prefix.ToUpperInvariant() }.Distinct()
        select new CodeForm(CodeToken.Quoted, written + quotes, quotes) { Escape = '\\', IsLong = isLong, Hole = prefix.AsSpan().IndexOfAny('f', 't') >= 0 ? "{" : null };
}
