namespace Deja.Site.Colouring.Languages;

/// <summary>Lua.</summary>
internal static class Lua
{
    public static LanguageTable Table { get; } = new("lua")
    {
        Keywords = "and break do else elseif end for function goto if in local not or repeat return then until while",
        Builtins = "assert collectgarbage coroutine debug dofile error getmetatable io ipairs load math next os package pairs pcall print rawequal rawget rawset require select self setmetatable string table tonumber tostring type xpcall",
        Literals = "true false nil",
        Definitions = "function",
        Forms =
        [
            new(CodeToken.Comment, "--[[", "]]") { IsLong = true },
            new(CodeToken.Comment, "--", null),
            new(CodeToken.Quoted, "[[", "]]") { IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
        HasCalls = true,
    };
}
