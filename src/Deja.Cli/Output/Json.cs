using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deja.Cli.Output;

/// <summary>What <c>--json</c> prints: the shapes of each verb, and one writer for all of them.</summary>
internal static class Json
{
    // Results go to a terminal or another program, never into a page: Chinese stays readable.
    private static readonly JsonShapes Shapes = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });

    public static void Write<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, typeof(T), Shapes));

    internal sealed record Found(IReadOnlyList<FoundEntry> Matches);

    internal sealed record FoundEntry(string Note, string Anchor, string Title, int Line, string Snippet, double Score, string Notebook);

    internal sealed record Recalled(bool Confident, IReadOnlyList<RecalledEntry> Matches);

    internal sealed record RecalledEntry(string Note, string Anchor, string Title, int Line, double Score, string Because, string Notebook);

    internal sealed record Linted(IReadOnlyList<LintFinding> Findings);

    internal sealed record LintFinding(string Note, int Line, int Column, string Rule, string Name, string Message, bool Fixable, string Notebook);

    internal sealed record Indexed(IReadOnlyList<IndexedNotebook> Notebooks);

    internal sealed record IndexedNotebook(string Notebook, long Entries, int Read, int Removed, IReadOnlyList<string> Skipped);
}

[JsonSerializable(typeof(Json.Found))]
[JsonSerializable(typeof(Json.Recalled))]
[JsonSerializable(typeof(Json.Linted))]
[JsonSerializable(typeof(Json.Indexed))]
internal sealed partial class JsonShapes : JsonSerializerContext;
