using static TorchSharp.torch;

namespace Deja.Torch.Weights;

/// <summary>Named tensors to load from.</summary>
public interface ITensorSource
{
    /// <summary>The sizes of each, by name.</summary>
    IReadOnlyDictionary<string, IReadOnlyList<long>> Shapes { get; }

    /// <summary>The type of one; null where TorchSharp has none for it.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    ScalarType? TypeOf(string name);

    /// <summary>Reads one. It belongs to the dispose scope around the call; without one, to the caller.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    Tensor Read(string name);
}
