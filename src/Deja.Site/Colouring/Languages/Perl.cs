namespace Deja.Site.Colouring.Languages;

/// <summary>Perl.</summary>
internal static class Perl
{
    public static LanguageTable Table { get; } = new("perl", "pl", "pm")
    {
        Keywords = "and cmp continue defined do each else elsif eq eval exists exit for foreach ge given goto gt if keys last le local lt my ne next no not or our package print printf push redo ref require return say shift sub undef unless unshift until use values wantarray when while xor",
        Builtins = "chomp close die grep join length lc map open pop reverse scalar sort splice split sprintf substr uc warn",
        Definitions = "sub package",
        VariableMarks = "$@%",
        Forms =
        [
            new(CodeToken.Comment, "#", null) { AfterBlank = true },
            new(CodeToken.Comment, "=pod", "=cut") { IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "`", "`") { Escape = '\\' },
        ],
    };
}
