using static TorchSharp.torch;

namespace Deja.Torch.Weights;

/// <summary>What a file says of one tensor.</summary>
/// <param name="Type">As the file names it: <c>F32</c>, <c>BF16</c> and so on.</param>
/// <param name="Shape">Its sizes; none for a scalar.</param>
/// <param name="Start">Its first byte, counted behind the header.</param>
/// <param name="Length">How many bytes it has.</param>
internal sealed record TensorEntry(string Type, IReadOnlyList<long> Shape, long Start, long Length)
{
    /// <summary>The size of a number of each type that the format knows, and the type that a tensor of it gets; null where TorchSharp has none for it.</summary>
    public static readonly IReadOnlyDictionary<string, (int Bits, ScalarType? Type)> Types = new Dictionary<string, (int, ScalarType?)>(StringComparer.Ordinal)
    {
        ["BOOL"] = (8, ScalarType.Bool),
        ["F4"] = (4, null),
        ["F6_E2M3"] = (6, null),
        ["F6_E3M2"] = (6, null),
        ["U8"] = (8, ScalarType.Byte),
        ["I8"] = (8, ScalarType.Int8),
        ["F8_E4M3"] = (8, null),
        ["F8_E5M2"] = (8, null),
        ["F8_E8M0"] = (8, null),
        ["I16"] = (16, ScalarType.Int16),
        ["U16"] = (16, null),
        ["F16"] = (16, ScalarType.Float16),
        ["BF16"] = (16, ScalarType.BFloat16),
        ["I32"] = (32, ScalarType.Int32),
        ["U32"] = (32, null),
        ["F32"] = (32, ScalarType.Float32),
        ["I64"] = (64, ScalarType.Int64),
        ["U64"] = (64, null),
        ["F64"] = (64, ScalarType.Float64),
        ["C64"] = (64, ScalarType.ComplexFloat32),
    };
}
