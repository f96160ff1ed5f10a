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

    internal sealed record Built(string Output, int Notes, int Rendered, int Written, int Removed, int LeftOut, IReadOnlyList<BuildProblem> Problems);

    internal sealed record BuildProblem(string Note, int Line, string Message, bool Fatal);

    internal sealed record Port([property: JsonPropertyName("port")] int Number, string Transport, bool Held, IReadOnlyList<PortProcess> Processes, IReadOnlyList<PortSocket> Sockets);

    internal sealed record PortProcess(
        int Pid,
        string Name,
        IReadOnlyList<string> Roles,
        IReadOnlyList<string> Command,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Folder,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? User,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] uint? Uid,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Since,
        int Parent,
        bool Stopped);

    internal sealed record PortSocket(
        string Role,
        string State,
        string Local,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Remote,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool? DualStack,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? User,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] uint? Uid,
        string Owner,
        IReadOnlyList<int> Pids);

    internal sealed record Checked(bool Clean, IReadOnlyList<CheckedBlock> Blocks);

    internal sealed record CheckedBlock(
        string Notebook,
        string Note,
        int Line,
        string Block,
        string Language,
        string Outcome,
        long? Milliseconds,
        string? Reason,
        IReadOnlyList<string>? Details,
        DateTimeOffset? LastPassed,
        IReadOnlyList<string>? WhyRotted);
}

[JsonSerializable(typeof(Json.Found))]
[JsonSerializable(typeof(Json.Recalled))]
[JsonSerializable(typeof(Json.Linted))]
[JsonSerializable(typeof(Json.Indexed))]
[JsonSerializable(typeof(Json.Built))]
[JsonSerializable(typeof(Json.Port))]
[JsonSerializable(typeof(Json.Checked))]
[JsonSerializable(typeof(Dictionary<string, string>), TypeInfoPropertyName = "LastValues")]
internal sealed partial class JsonShapes : JsonSerializerContext;
