using static TorchSharp.torch;

namespace Deja.Torch.Models;

/// <summary>A continued text. The tensors belong to the dispose scope around the call; without one, to the caller.</summary>
/// <param name="Tokens">Beginning and continuation: (batch, length + new).</param>
/// <param name="Logits">The scores that each new token was taken by: (batch, new, vocabulary); null where they weren't asked for.</param>
public sealed record Generation(Tensor Tokens, Tensor? Logits);
