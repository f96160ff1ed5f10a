using Deja.Torch.Layers;

namespace Deja.Torch.Models;

/// <summary>The shape of a model of text.</summary>
public sealed record ModelConfig
{
    /// <summary>Each layer's.</summary>
    public required LayerConfig Layer { get; init; }

    /// <summary>How many layers; BERT has 12.</summary>
    public required int Layers { get; init; }

    /// <summary>How many different tokens there are.</summary>
    public required long Vocabulary { get; init; }

    /// <summary>The longest text: positions are learned one by one. 512, as in BERT.</summary>
    public long Positions { get; init; } = 512;

    /// <summary>How many kinds of token there are, such as question and answer. 2, as in BERT.</summary>
    public long TokenTypes { get; init; } = 2;

    /// <summary>The token that fills up short texts, whose embedding isn't trained. 0, as in BERT's vocabularies; null where there is none.</summary>
    public long? PadToken { get; init; } = 0;

    /// <summary>Whether each token sees only those before it, as what writes must. False: an encoder, which sees the whole text and takes no cache.</summary>
    public required bool IsDecoder { get; init; }
}
