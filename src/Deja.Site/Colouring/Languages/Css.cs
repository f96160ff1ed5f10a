namespace Deja.Site.Colouring.Languages;

/// <summary>Css.</summary>
internal static class Css
{
    public static LanguageTable Table { get; } = new("css")
    {
        Keywords = "@charset @container @font-face @import @keyframes @layer @media @namespace @page @property @supports @use @include @mixin @extend @function @return @if @else @each @for @while important",
        NameCharacters = "-@",
        KeyEnds = ":",
        Forms =
        [
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
    };
}
