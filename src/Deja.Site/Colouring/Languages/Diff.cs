namespace Deja.Site.Colouring.Languages;

/// <summary>Diff.</summary>
internal static class Diff
{
    public static LanguageTable Table { get; } = new("diff", "patch", "udiff")
    {
        Shape = CodeShape.Diff,
    };
}
