using System.Text.Json;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>Members of JSON that somebody else wrote: what is missing or of another kind is null.</summary>
internal static class JsonMembers
{
    public static JsonElement? Member(this JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) ? value : null;

    public static string? Text(this JsonElement of, string name) => of.Member(name) is { ValueKind: JsonValueKind.String } value ? value.Told() : null;

    /// <summary>A text; as JSON has it, where it holds half of a character, which no text here can.</summary>
    public static string Told(this JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText().Trim('"');
        }
    }

    public static bool IsTrue(this JsonElement of, string name) => of.Member(name) is { ValueKind: JsonValueKind.True };
}
