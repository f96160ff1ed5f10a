namespace Deja.Site.Colouring.Languages;

/// <summary>Latex.</summary>
internal static class Latex
{
    public static LanguageTable Table { get; } = new("latex", "tex", "bibtex")
    {
        Forms =
        [
            new(CodeToken.Comment, "%", null),
        ],
        MetaMarks = "\\",
    };
}
