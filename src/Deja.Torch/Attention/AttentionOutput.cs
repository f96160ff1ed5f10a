using static TorchSharp.torch;

namespace Deja.Torch.Attention;

/// <summary>What attention gives. Both tensors belong to the dispose scope around the call; without one, to the caller.</summary>
/// <param name="Context">The values, mixed by the weights.</param>
/// <param name="Weights">(batch, heads, query, key), after dropout and head mask; null where they weren't asked for.</param>
public sealed record AttentionOutput(Tensor Context, Tensor? Weights);
