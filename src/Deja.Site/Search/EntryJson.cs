using System.Text.Encodings.Web;
using System.Text.Json;
using Deja.Notes;
using Deja.Recall.Published;
using Deja.Site.Addresses;
using Deja.Site.Catalogue;

namespace Deja.Site.Search;

/// <summary>
/// Writes an entry as a browser reads it: <c>u</c> where it stands, <c>o</c> the how manieth of its note it is, <c>t</c> its heading, <c>x</c> what it stands under, of which the first <c>n</c> are titles, <c>l</c> its lines,
/// <c>k</c> what each is (<c>c</c> code, <c>l</c> link, <c>p</c> prose), <c>s</c> its length, <c>c</c> where the lines were cut.
/// </summary>
internal static class EntryJson
{
    /// <summary>Of a longer entry only the first characters are sent: enough to rank it, and to show a line.</summary>
    private const int MostText = 4000;

    // A browser reads it by JSON.parse and shows it as text, never as HTML.
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Utf8JsonWriter json, EntryText text, SiteNote page, Entry entry)
    {
        json.WriteStartObject();
        json.WriteString("u", SiteAddress.Escape(page.Address[1..]) + (entry.Ordinal == 0 || entry.Anchor.Length == 0 ? string.Empty : "#" + Uri.EscapeDataString(entry.Anchor)));
        json.WriteNumber("o", entry.Ordinal);
        json.WriteString("t", Whole(text.Title));
        json.WriteStartArray("x");
        foreach (var title in text.Context) json.WriteStringValue(Whole(title));
        json.WriteEndArray();
        json.WriteNumber("n", text.Titles);
        WriteLines(json, text.Lines);
        json.WriteNumber("s", text.Length);
        json.WriteEndObject();
    }

    private static void WriteLines(Utf8JsonWriter json, IReadOnlyList<(string Text, LineRole Role)> lines)
    {
        var roles = new List<char>(lines.Count);
        var left = MostText;
        json.WriteStartArray("l");
        foreach (var (line, role) in lines)
        {
            if (left <= 0) break;
            var end = Math.Min(left, line.Length);
            if (end < line.Length && char.IsHighSurrogate(line[end - 1])) end--;
            json.WriteStringValue(Whole(line[..end]));
            roles.Add(role switch { LineRole.Code => 'c', LineRole.Link => 'l', _ => 'p' });
            left -= line.Length;
        }

        json.WriteEndArray();
        json.WriteString("k", string.Concat(roles));
        if (roles.Count < lines.Count || left < 0) json.WriteNumber("c", 1);
    }

    /// <summary>Half of a pair of characters, which no UTF-8 has, is written as what stands for a lost one.</summary>
    private static string Whole(string text) => !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? text : System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
