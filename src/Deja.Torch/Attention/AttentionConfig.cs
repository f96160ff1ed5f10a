namespace Deja.Torch.Attention;

/// <summary>The shape of an attention module.</summary>
public sealed record AttentionConfig
{
    /// <summary>The width of the states that come in and go out; 768 is BERT's.</summary>
    public required long HiddenSize { get; init; }

    /// <summary>How many heads ask; BERT has 12 of them for 768.</summary>
    public required long Heads { get; init; }

    /// <summary>How many heads answer. Null: as many as ask. Fewer share keys and values between groups of asking heads, so that a cache is as much smaller; 1 is multi-query attention.</summary>
    public long? KeyValueHeads { get; init; }

    /// <summary>Whether the projections add a vector. True, as in BERT; many later models leave it out.</summary>
    public bool HasBias { get; init; } = true;

    /// <summary>The share of weights that training drops. 0.1, as BERT was trained with.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>Positions turned into the queries and keys of self-attention. Null: none, as BERT adds positions to its embeddings.</summary>
    public RotaryConfig? Rotary { get; init; }

    /// <summary>The width of one head.</summary>
    public long HeadSize => HiddenSize / Heads;

    /// <summary>The heads that answer, whether named or not.</summary>
    internal long Answering => KeyValueHeads ?? Heads;

    /// <exception cref="ArgumentException">The sizes don't fit each other.</exception>
    internal AttentionConfig Checked() =>
        HiddenSize <= 0 || Heads <= 0 || HiddenSize % Heads != 0 ? throw new ArgumentException($"A hidden size of {HiddenSize} can't be split into {Heads} heads: it must be a multiple.")
        : Answering <= 0 || Heads % Answering != 0 ? throw new ArgumentException($"{Heads} heads can't share {Answering} heads of keys and values: they must be a multiple.")
        : this;
}
