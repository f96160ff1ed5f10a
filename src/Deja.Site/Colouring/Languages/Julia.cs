namespace Deja.Site.Colouring.Languages;

/// <summary>Julia.</summary>
internal static class Julia
{
    public static LanguageTable Table { get; } = new("julia", "jl")
    {
        Keywords = "abstract baremodule begin break catch const continue do else elseif end export finally for function global if import in isa let local macro module mutable primitive quote return struct try type using where while",
        Types = "Any Array Bool Dict Float32 Float64 Int Int32 Int64 String Symbol Tuple UInt8 Vector Matrix",
        Literals = "true false nothing missing pi Inf NaN",
        Definitions = "function struct module macro",
        NameCharacters = "!",
        MetaMarks = "@",
        Forms =
        [
            new(CodeToken.Comment, "#=", "=#") { IsLong = true, Nests = true },
            new(CodeToken.Comment, "#", null),
            new(CodeToken.Quoted, "\"\"\"", "\"\"\"") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\', IsCharacter = true },
        ],
        HasCalls = true,
    };
}
