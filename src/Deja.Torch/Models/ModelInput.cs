using Deja.Torch.Layers;
using static TorchSharp.torch;

namespace Deja.Torch.Models;

/// <summary>What a model of text is given.</summary>
public sealed record ModelInput
{
    /// <summary>(batch, length), whole numbers. With a cache: what comes behind it.</summary>
    public required Tensor Tokens { get; init; }

    /// <summary>1 for a real token, 0 for padding: (batch, cached + length). Null: all are real. Positions count on over padding.</summary>
    public Tensor? TokenMask { get; init; }

    /// <summary>Each token's kind: (batch, length). Null: all 0.</summary>
    public Tensor? TokenTypes { get; init; }

    /// <inheritdoc cref="LayerInput.EncoderHidden"/>
    public Tensor? EncoderHidden { get; init; }

    /// <summary>1 for a real token of the encoder's text, 0 for padding: (batch, encoder length). Null: all are real.</summary>
    public Tensor? EncoderMask { get; init; }

    /// <inheritdoc cref="LayersInput.HeadMasks"/>
    public Tensor? HeadMasks { get; init; }

    /// <inheritdoc cref="LayersInput.Cache"/>
    public DecoderCache? Cache { get; init; }

    /// <inheritdoc cref="LayersInput.WantsWeights"/>
    public bool WantsWeights { get; init; }

    /// <inheritdoc cref="LayersInput.WantsStates"/>
    public bool WantsStates { get; init; }
}
