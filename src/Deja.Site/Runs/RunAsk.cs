using System.Text.Json;

namespace Deja.Site.Runs;

/// <summary>What a page asks for, as it came in.</summary>
/// <param name="Note">The note's path.</param>
internal sealed record RunAsk(string Note)
{
    /// <summary>The block that is meant; empty for none.</summary>
    public string Block { get; init; } = string.Empty;

    /// <summary>What the page takes the block's code for: <see cref="BlockHash"/> of it.</summary>
    public string Hash { get; init; } = string.Empty;

    /// <summary>Other code in its place; null for the note's own.</summary>
    public string? Code { get; init; }

    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    public bool IsAgreed { get; init; }

    /// <summary>Names those that are asked for together; null for one alone.</summary>
    public string? Group { get; init; }

    /// <summary>The run that is meant; null for all.</summary>
    public int? Run { get; init; }

    /// <summary>The runs that the page has seen to their end.</summary>
    public IReadOnlyList<int> Known { get; init; } = [];

    /// <summary>Reads one.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static RunAsk Of(JsonElement json)
    {
        try
        {
            return new RunAsk(json.GetProperty("note").GetString() ?? string.Empty)
            {
                Block = Text(json, "block") ?? string.Empty,
                Hash = Text(json, "hash") ?? string.Empty,
                Code = Text(json, "code") is { } code ? Lines(code) : null,
                Values = json.TryGetProperty("values", out var values) ? values.EnumerateObject().DistinctBy(v => v.Name).ToDictionary(v => v.Name, v => v.Value.GetString() ?? string.Empty, StringComparer.Ordinal) : new Dictionary<string, string>(),
                IsAgreed = json.TryGetProperty("agreed", out var agreed) && agreed.GetBoolean(),
                Group = Text(json, "group"),
                Run = json.TryGetProperty("run", out var run) ? run.GetInt32() : null,
                Known = json.TryGetProperty("known", out var known) ? [.. known.EnumerateArray().Select(k => k.GetInt32())] : [],
            };
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new JsonException(e.Message, e);
        }
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    // As blocks have it: each line ends in "\n".
    private static string Lines(string code)
    {
        var lines = code.ReplaceLineEndings("\n");
        return lines.Length == 0 || lines.EndsWith('\n') ? lines : lines + "\n";
    }
}
