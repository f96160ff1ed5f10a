namespace Deja.Site.Colouring.Languages;

/// <summary>Php.</summary>
internal static class Php
{
    public static LanguageTable Table { get; } = new("php", "php3", "php7", "phtml")
    {
        Keywords = "abstract and array as break callable case catch class clone const continue declare default do echo else elseif empty enddeclare endfor endforeach endif endswitch endwhile enum extends final finally fn for foreach function global goto if implements include include_once instanceof insteadof interface isset list match namespace new or print private protected public readonly require require_once return static switch throw trait try unset use var while xor yield",
        Types = "bool float int iterable mixed never object string void",
        Literals = "true false null TRUE FALSE NULL",
        Definitions = "function class interface trait enum",
        VariableMarks = "$",
        Forms =
        [
            new(CodeToken.Meta, "<?php", null),
            new(CodeToken.Meta, "<?=", null),
            new(CodeToken.Meta, "#[", "]"),
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "#", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\', IsLong = true },
        ],
        HasCalls = true,
    };
}
