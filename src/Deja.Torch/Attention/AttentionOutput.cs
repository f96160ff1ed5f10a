using static TorchSharp.torch;

namespace Deja.Torch.Attention;

/// <summary>What attention gives. Both tensors belong to the dispose scope around the call; without one, to the caller.</summary>
/// <param name="Context">Of <see cref="ScaledDotProduct"/> the values, mixed by the weights: (batch, heads, query, d). Of <see cref="MultiHeadAttention"/> the same side by side, (batch, query, hidden), and of <see cref="Layers.AttentionBlock"/> the new states.</param>
/// <param name="Weights">(batch, heads, query, key), after dropout and head mask; null where they weren't asked for.</param>
public sealed record AttentionOutput(Tensor Context, Tensor? Weights);
