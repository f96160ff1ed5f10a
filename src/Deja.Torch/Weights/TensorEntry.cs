using static TorchSharp.torch;

namespace Deja.Torch.Weights;

/// <summary>What a file says of one tensor.</summary>
/// <param name="Type">As the file names it: <c>F32</c>, <c>BF16</c> and so on.</param>
/// <param name="Shape">Its sizes; none for a scalar.</param>
/// <param name="Start">Its first byte, counted behind the header.</param>
/// <param name="Length">How many bytes it has.</param>
internal sealed record TensorEntry(string Type, IReadOnlyList<long> Shape, long Start, long Length)
{
    /// <summary>The size of a number of each type that the format knows, and the type that a tensor of it gets; null where libtorch can't compute with it.</summary>
    public static readonly IReadOnlyDictionary<string, (int Bytes, ScalarType? Type)> Types = new Dictionary<string, (int, ScalarType?)>(StringComparer.Ordinal)
    {
        ["BOOL"] = (1, ScalarType.Bool),
        ["U8"] = (1, ScalarType.Byte),
        ["I8"] = (1, ScalarType.Int8),
        ["I16"] = (2, ScalarType.Int16),
        ["U16"] = (2, null),
        ["I32"] = (4, ScalarType.Int32),
        ["U32"] = (4, null),
        ["I64"] = (8, ScalarType.Int64),
        ["U64"] = (8, null),
        ["F8_E4M3"] = (1, null),
        ["F8_E5M2"] = (1, null),
        ["F16"] = (2, ScalarType.Float16),
        ["BF16"] = (2, ScalarType.BFloat16),
        ["F32"] = (4, ScalarType.Float32),
        ["F64"] = (8, ScalarType.Float64),
        ["C64"] = (8, ScalarType.ComplexFloat32),
    };
}
