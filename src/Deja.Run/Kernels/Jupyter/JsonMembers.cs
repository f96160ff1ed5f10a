using System.Text.Json;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>Members of JSON that somebody else wrote: what is missing or of another kind is null.</summary>
internal static class JsonMembers
{
    public static JsonElement? Member(this JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) ? value : null;

    public static string? Text(this JsonElement of, string name) => of.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static bool IsTrue(this JsonElement of, string name) => of.Member(name) is { ValueKind: JsonValueKind.True };
}
