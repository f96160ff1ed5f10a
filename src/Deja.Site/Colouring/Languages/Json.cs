namespace Deja.Site.Colouring.Languages;

/// <summary>Json.</summary>
internal static class Json
{
    public static LanguageTable Table { get; } = new("json", "jsonc", "json5", "jsonl", "ndjson", "geojson", "webmanifest")
    {
        Literals = "true false null",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
        HasStringKeys = true,
    };
}
