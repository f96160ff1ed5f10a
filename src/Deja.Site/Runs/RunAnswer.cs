using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Deja.Site.Runs;

/// <summary>What a page is answered.</summary>
/// <param name="Status">HTTP's.</param>
internal sealed record RunAnswer(int Status)
{
    /// <summary>Why nothing was done, in a sentence; null when it was.</summary>
    public string? Problem { get; init; }

    /// <summary>The placeholders that have no value yet.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Whether a yes is all that is missing.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>The run that was begun.</summary>
    public int? Run { get; init; }

    /// <summary>The block's name after it was saved.</summary>
    public string? Block { get; init; }

    public static RunAnswer Done { get; } = new(StatusCodes.Status200OK);

    public static RunAnswer Refused(int status, string problem) => new(status) { Problem = problem };

    public byte[] ToJson()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            if (Problem is not null) json.WriteString("problem", Problem);
            if (Missing.Count > 0)
            {
                json.WriteStartArray("missing");
                foreach (var name in Missing) json.WriteStringValue(name);
                json.WriteEndArray();
            }

            if (IsQuestion) json.WriteBoolean("question", true);
            if (Run is { } run) json.WriteNumber("run", run);
            if (Block is not null) json.WriteString("block", Block);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
