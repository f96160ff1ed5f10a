using Deja.Torch.Layers;
using static TorchSharp.torch;

namespace Deja.Torch.Models;

/// <summary>What a language model gives. The tensors belong to the dispose scope around the call; without one, to the caller.</summary>
/// <param name="Logits">A score for each word to come next: (batch, length, vocabulary).</param>
/// <param name="Layers">What its layers gave.</param>
public sealed record LanguageOutput(Tensor Logits, LayersOutput Layers);
