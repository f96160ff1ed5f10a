using System.Text.Json;

namespace Deja.Torch.Tests.Reference;

/// <summary>A tensor as the reference writes it: type, shape and nested lists.</summary>
internal static class JsonTensor
{
    /// <summary>Reads one.</summary>
    public static Tensor Read(JsonElement element)
    {
        long[] shape = [.. element.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64())];
        var data = element.GetProperty("data");
        var type = element.GetProperty("dtype").GetString();
        return type switch
        {
            "float64" => tensor(Leaves(data).Select(Number).ToArray(), shape, ScalarType.Float64),
            "float32" => tensor(Leaves(data).Select(n => (float)Number(n)).ToArray(), shape, ScalarType.Float32),
            "int64" => tensor(Leaves(data).Select(n => n.GetInt64()).ToArray(), shape, ScalarType.Int64),
            "bool" => tensor(Leaves(data).Select(n => n.GetBoolean()).ToArray(), shape, ScalarType.Bool),
            _ => throw new NotSupportedException($"a tensor of {type}"),
        };
    }

    private static IEnumerable<JsonElement> Leaves(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Leaves) : [element];

    // JSON has no infinities: they stand as strings.
    private static double Number(JsonElement element) => element.ValueKind != JsonValueKind.String ? element.GetDouble() : element.GetString() switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        var other => throw new NotSupportedException($"the number {other}"),
    };
}
