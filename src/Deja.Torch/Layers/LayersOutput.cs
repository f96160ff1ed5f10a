using static TorchSharp.torch;

namespace Deja.Torch.Layers;

/// <summary>What a number of layers gives. The tensors belong to the dispose scope around the call; without one, to the caller.</summary>
/// <param name="Hidden">(batch, length, hidden).</param>
/// <param name="States">What went into the first layer and what came out of each, the last being <paramref name="Hidden"/> again; empty where they weren't asked for.</param>
/// <param name="Weights">Each layer's self-attention: (batch, heads, query, key); empty where they weren't asked for.</param>
/// <param name="CrossWeights">Each layer's cross-attention; empty where they weren't asked for, or no encoder was.</param>
public sealed record LayersOutput(Tensor Hidden, IReadOnlyList<Tensor> States, IReadOnlyList<Tensor> Weights, IReadOnlyList<Tensor> CrossWeights)
{
    /// <summary>Hands all of them to the dispose scope around the present one.</summary>
    internal LayersOutput MoveToOuterDisposeScope()
    {
        // Moved twice, a tensor would leave the scope around too.
        foreach (var tensor in States.Concat(Weights).Concat(CrossWeights).Append(Hidden).Distinct(ReferenceEqualityComparer.Instance).Cast<Tensor>())
            tensor.MoveToOuterDisposeScope();
        return this;
    }
}
