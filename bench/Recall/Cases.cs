using System.Text.Json;

namespace Deja.Bench.Recall;

/// <summary>The folder of cases: what stands in its four files.</summary>
internal sealed record Cases(IReadOnlyList<Cases.NoteCase> Notes, IReadOnlyList<Cases.LogCase> Queries, IReadOnlyList<Cases.LogCase> Unknown, IReadOnlyList<Cases.TypedCase> Typed)
{
    public static Cases Read(string folder) => new(
        [.. Rows(folder, "notes.jsonl").Select(r => new NoteCase(Text(r, "id"), Text(r, "title"), Text(r, "body"), Text(r, "form")))],
        [.. Rows(folder, "queries.jsonl").Select(r => new LogCase(Text(r, "note"), Text(r, "log")))],
        [.. Rows(folder, "unknown.jsonl").Select(r => new LogCase(Text(r, "near"), Text(r, "log")))],
        [.. Rows(folder, "short.jsonl").Select(r => new TypedCase(Text(r, "note"), Text(r, "query")))]);

    private static IEnumerable<JsonElement> Rows(string folder, string name) =>
        File.ReadLines(Path.Combine(folder, name)).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement);

    private static string Text(JsonElement row, string key) => row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;

    internal sealed record NoteCase(string Id, string Title, string Body, string Form);

    internal sealed record LogCase(string Note, string Log);

    internal sealed record TypedCase(string Note, string Words);
}
