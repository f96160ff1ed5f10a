namespace Deja.Site.Colouring.Languages;

/// <summary>Yaml.</summary>
internal static class Yaml
{
    public static LanguageTable Table { get; } = new("yaml", "yml")
    {
        Shape = CodeShape.Yaml,
        Literals = "true false null yes no on off ~",
        IgnoresCase = true,
    };
}
