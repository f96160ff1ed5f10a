using static TorchSharp.torch;

namespace Deja.Torch.Attention;

/// <summary>
/// What an attention module is asked. Which of the four cases it is follows from what is given:
/// <list type="bullet">
/// <item>nothing more: self-attention, keys and values from <see cref="Hidden"/>;</item>
/// <item><see cref="Cache"/>: self-attention with a cache, new keys and values behind the cached ones;</item>
/// <item><see cref="EncoderHidden"/>: cross-attention, keys and values from the encoder, and its mask;</item>
/// <item><see cref="CrossCache"/>: cross-attention whose keys and values are projected once; when it is filled, the encoder isn't read.</item>
/// </list>
/// </summary>
public sealed record AttentionInput
{
    /// <summary>The states that ask: (batch, query, hidden).</summary>
    public required Tensor Hidden { get; init; }

    /// <inheritdoc cref="AttentionTerms.Mask"/>
    /// <remarks>Of self-attention alone: cross-attention looks at <see cref="EncoderMask"/>.</remarks>
    public Tensor? Mask { get; init; }

    /// <inheritdoc cref="AttentionTerms.IsCausal"/>
    /// <remarks>Of self-attention alone.</remarks>
    public bool IsCausal { get; init; }

    /// <inheritdoc cref="AttentionTerms.HeadMask"/>
    public Tensor? HeadMask { get; init; }

    /// <summary>The encoder's states: (batch, key, hidden). Null in self-attention.</summary>
    public Tensor? EncoderHidden { get; init; }

    /// <summary>Where to look among the encoder's states, as <see cref="Mask"/>.</summary>
    public Tensor? EncoderMask { get; init; }

    /// <summary>What self-attention has seen before; gets what is new. Write under no_grad: where gradients are wanted, each step copies all that is cached.</summary>
    public KeyValueCache? Cache { get; init; }

    /// <summary>The encoder's keys and values; gets them where it has none.</summary>
    public CrossCache? CrossCache { get; init; }

    /// <inheritdoc cref="AttentionTerms.WantsWeights"/>
    public bool WantsWeights { get; init; }

    /// <summary>Whether the encoder answers.</summary>
    internal bool IsCross => EncoderHidden is not null || CrossCache is not null;
}
