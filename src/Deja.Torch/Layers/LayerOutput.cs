using static TorchSharp.torch;

namespace Deja.Torch.Layers;

/// <summary>What a layer gives. The tensors belong to the dispose scope around the call; without one, to the caller.</summary>
/// <param name="Hidden">(batch, length, hidden).</param>
/// <param name="Weights">Of self-attention: (batch, heads, query, key); null where they weren't asked for.</param>
/// <param name="CrossWeights">Of cross-attention; null where they weren't asked for, or no encoder was.</param>
public sealed record LayerOutput(Tensor Hidden, Tensor? Weights, Tensor? CrossWeights);
