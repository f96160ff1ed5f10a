using Deja.Torch.Attention;
using static TorchSharp.torch;

namespace Deja.Torch.Layers;

/// <summary>What a layer is given.</summary>
public sealed record LayerInput
{
    /// <summary>(batch, length, hidden).</summary>
    public required Tensor Hidden { get; init; }

    /// <inheritdoc cref="AttentionTerms.Mask"/>
    public Tensor? Mask { get; init; }

    /// <inheritdoc cref="AttentionTerms.IsCausal"/>
    public bool IsCausal { get; init; }

    /// <summary>A factor for each head's weights, of self- and cross-attention alike, as in BERT. Null: none.</summary>
    public Tensor? HeadMask { get; init; }

    /// <summary>The encoder's states: (batch, key, hidden). Null, and no filled cache: cross-attention is passed over.</summary>
    public Tensor? EncoderHidden { get; init; }

    /// <summary>Where cross-attention may look, as <see cref="Mask"/>.</summary>
    public Tensor? EncoderMask { get; init; }

    /// <summary>What is kept between steps. Null: nothing.</summary>
    public LayerCache? Cache { get; init; }

    /// <summary>Whether both attentions' weights are given back.</summary>
    public bool WantsWeights { get; init; }
}
