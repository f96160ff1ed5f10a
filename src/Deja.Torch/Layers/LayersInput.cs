using Deja.Torch.Attention;
using static TorchSharp.torch;

namespace Deja.Torch.Layers;

/// <summary>What a number of layers is given.</summary>
public sealed record LayersInput
{
    /// <summary>(batch, length, hidden).</summary>
    public required Tensor Hidden { get; init; }

    /// <inheritdoc cref="AttentionTerms.Mask"/>
    public Tensor? Mask { get; init; }

    /// <inheritdoc cref="AttentionTerms.IsCausal"/>
    public bool IsCausal { get; init; }

    /// <summary>A factor for each head, (heads), or for each of each layer, (layers, heads). Null: none.</summary>
    public Tensor? HeadMasks { get; init; }

    /// <inheritdoc cref="LayerInput.EncoderHidden"/>
    public Tensor? EncoderHidden { get; init; }

    /// <inheritdoc cref="LayerInput.EncoderMask"/>
    public Tensor? EncoderMask { get; init; }

    /// <summary>What is kept between steps. Null: nothing.</summary>
    public DecoderCache? Cache { get; init; }

    /// <summary>Whether all attentions' weights are given back.</summary>
    public bool WantsWeights { get; init; }

    /// <summary>Whether the states between the layers are given back.</summary>
    public bool WantsStates { get; init; }
}
