namespace Deja.Site.Colouring.Languages;

/// <summary>Http.</summary>
internal static class Http
{
    public static LanguageTable Table { get; } = new("http", "https")
    {
        Keywords = "CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT TRACE",
        Literals = "HTTP",
        KeyEnds = ":",
        NameCharacters = "-",
        Forms =
        [
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
        ],
    };
}
