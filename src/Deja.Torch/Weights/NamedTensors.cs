using static TorchSharp.torch;

namespace Deja.Torch.Weights;

/// <summary>Named tensors that are in memory. They stay their owner's.</summary>
/// <param name="tensors">By name.</param>
public sealed class NamedTensors(IReadOnlyDictionary<string, Tensor> tensors) : ITensorSource
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, IReadOnlyList<long>> Shapes { get; } = tensors.ToDictionary(t => t.Key, t => (IReadOnlyList<long>)t.Value.shape, StringComparer.Ordinal);

    /// <inheritdoc/>
    public ScalarType? TypeOf(string name) => tensors[name].dtype;

    /// <inheritdoc/>
    public Tensor Read(string name) => tensors[name].alias();
}
