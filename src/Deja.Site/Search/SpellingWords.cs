using System.Text.Json;

namespace Deja.Site.Search;

/// <summary>Terms by their first letter with how many entries have each, read where a word is found nowhere.</summary>
internal static class SpellingWords
{
    /// <summary>No file names more: the rarest terms of a huge site are left out.</summary>
    private const int MostTerms = 4000;

    public static IEnumerable<(char Letter, byte[] Bytes)> Of(IEnumerable<TermRow> terms) =>
        terms.Where(t => t.Term.Length > 2 && !t.Term.AsSpan().ContainsAnyExceptInRange('a', 'z'))
            .GroupBy(t => t.Term[0])
            .Select(g => (g.Key, Write(g.OrderByDescending(t => t.Count).ThenBy(t => t.Term, StringComparer.Ordinal).Take(MostTerms))));

    private static byte[] Write(IEnumerable<TermRow> terms)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var row in terms) json.WriteNumber(row.Term, row.Count);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
