using Deja.Torch.Attention;

namespace Deja.Torch.Layers;

/// <summary>The shape of one layer.</summary>
public sealed record LayerConfig
{
    /// <summary>Its attentions, both of one shape.</summary>
    public required AttentionConfig Attention { get; init; }

    /// <summary>The width between the two projections of the feed-forward part; BERT takes four times the hidden size.</summary>
    public required long IntermediateSize { get; init; }

    /// <summary>Whether it asks an encoder too. False: an encoder's own layers, and decoders that stand alone, don't.</summary>
    public bool HasCrossAttention { get; init; }

    /// <summary>BERT's.</summary>
    public Activation Activation { get; init; } = Activation.Gelu;

    /// <summary>The share of numbers that training drops behind each part. 0.1, as BERT was trained with.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>Keeps a norm from dividing by 0. BERT's 1e-12 is lost in float32 beside any real variance; that is how its weights were trained.</summary>
    public double NormEpsilon { get; init; } = 1e-12;
}
