namespace Deja.Site.Colouring.Languages;

/// <summary>Erlang.</summary>
internal static class Erlang
{
    public static LanguageTable Table { get; } = new("erlang", "erl")
    {
        Keywords = "after and andalso band begin bnot bor bsl bsr bxor case catch cond div end fun if let not of or orelse query receive rem try when xor",
        Literals = "true false undefined ok error",
        Forms =
        [
            new(CodeToken.Comment, "%", null),
            new(CodeToken.Meta, "-", null) { AtLineStart = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
        HasCalls = true,
    };
}
