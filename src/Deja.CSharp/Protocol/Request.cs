using System.Text.Json;

namespace Deja.CSharp.Protocol;

/// <summary>One request, with what its kind needs; the rest is empty.</summary>
/// <param name="Do">What to do, as PROTOCOL.md names it.</param>
internal sealed record Request(string Do)
{
    /// <summary>Repeated by its replies.</summary>
    public long Id { get; init; }

    /// <summary>The block, or what is written of it so far.</summary>
    public string Code { get; init; } = "";

    /// <summary>The note's path from the notebook's root.</summary>
    public string File { get; init; } = "block";

    /// <summary>The line of the code's first line in it, from 1.</summary>
    public int Line { get; init; } = 1;

    /// <summary>The UTF-16 offset that is asked about.</summary>
    public int At { get; init; }

    /// <summary>The variable.</summary>
    public string Name { get; init; } = "";

    /// <summary>What to set it to: JSON.</summary>
    public JsonElement Value { get; init; }

    /// <summary>Reads a line; null where it holds no request.</summary>
    public static Request? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && Text(root, "do") is { } what
                ? new Request(what)
                {
                    Id = Number(root, "id") ?? 0,
                    Code = Text(root, "code") ?? "",
                    File = Text(root, "file") ?? "block",
                    Line = (int)(Number(root, "line") ?? 1),
                    At = (int)(Number(root, "at") ?? 0),
                    Name = Text(root, "name") ?? "",
                    Value = Data(root),
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.TryGetInt64(out var number) ? number : null;

    private static JsonElement Data(JsonElement root) =>
        root.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Object && value.TryGetProperty("data", out var data) ? data.Clone() : default;
}
