using static TorchSharp.torch;

namespace Deja.Torch.Models;

/// <summary>What is to be continued.</summary>
public sealed record GenerationInput
{
    /// <summary>The beginning: (batch, length), at least one token.</summary>
    public required Tensor Tokens { get; init; }

    /// <summary>1 for a real token, 0 for padding: (batch, length). Texts of different lengths are padded on the left, so that what is added stands behind each. Null: all are real. Positions count on over padding.</summary>
    public Tensor? TokenMask { get; init; }

    /// <summary>How many tokens are added at most.</summary>
    public required int NewTokens { get; init; }

    /// <inheritdoc cref="Layers.LayerInput.EncoderHidden"/>
    public Tensor? EncoderHidden { get; init; }

    /// <inheritdoc cref="ModelInput.EncoderMask"/>
    public Tensor? EncoderMask { get; init; }

    /// <summary>The token that ends a text; behind it a row gets <see cref="PadToken"/>. Null: every row gets all its tokens.</summary>
    public long? EndToken { get; init; }

    /// <summary>What stands behind a text's end. 0 by default.</summary>
    public long PadToken { get; init; }

    /// <summary>Whether the scores of each step are given back: a number for each word of the vocabulary, for each token.</summary>
    public bool WantsLogits { get; init; }

    /// <summary>Whether what was computed is kept from token to token. False takes each step over the whole text: for comparison alone.</summary>
    public bool UsesCache { get; init; } = true;
}
