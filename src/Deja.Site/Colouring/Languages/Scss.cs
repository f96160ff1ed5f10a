namespace Deja.Site.Colouring.Languages;

/// <summary>Scss.</summary>
internal static class Scss
{
    public static LanguageTable Table { get; } = new("scss", "sass", "less", "stylus")
    {
        Keywords = "@charset @container @font-face @import @keyframes @layer @media @namespace @page @property @supports @use @include @mixin @extend @function @return @if @else @each @for @while important",
        NameCharacters = "-@",
        KeyEnds = ":",
        VariableMarks = "$",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
    };
}
