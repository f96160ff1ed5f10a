using System.Text.Encodings.Web;
using System.Text.Json;
using Deja.Recall.Published;

namespace Deja.Site.Search;

/// <summary>What a browser reads first: how many entries there are, which terms each file begins with, and which words mean the same.</summary>
internal static class SearchStart
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(uint stamp, int entries, IEnumerable<string> shards, string letters)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("stamp", stamp);
            json.WriteNumber("entries", entries);
            json.WriteString("letters", letters);
            List(json, "shards", shards);
            List(json, "grammar", SearchWords.Grammar);
            List(json, "glossary", SearchWords.Glossary.Select(m => string.Join(' ', m.Terms.Concat(m.Words))));
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
