namespace Deja.Site.Colouring.Languages;

/// <summary>Text that is no code.</summary>
internal static class PlainText
{
    public static LanguageTable Table { get; } = new("text", "txt", "plaintext", "plain", "output", "log", "ascii", "mermaid", "none")
    {
        Shape = CodeShape.Text,
    };
}
