namespace Deja.Site.Colouring.Languages;

/// <summary>Matlab.</summary>
internal static class Matlab
{
    public static LanguageTable Table { get; } = new("matlab", "octave")
    {
        Keywords = "break case catch classdef continue else elseif end endfunction endif events for function global if methods otherwise parfor persistent properties return spmd switch try while",
        Builtins = "abs disp exp eye figure fprintf length linspace log max mean min norm numel ones plot rand randn repmat reshape size sprintf sqrt std sum title xlabel ylabel zeros",
        Literals = "true false pi inf nan Inf NaN",
        Definitions = "function",
        Forms =
        [
            new(CodeToken.Comment, "%{", "%}") { IsLong = true },
            new(CodeToken.Comment, "%", null),
            new(CodeToken.Quoted, "\"", "\"") { Doubles = true },
        ],
    };
}
