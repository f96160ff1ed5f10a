using static TorchSharp.torch;

namespace Deja.Torch.Attention;

/// <summary>What attention does beside the formula. The defaults are the formula alone.</summary>
public sealed record AttentionTerms
{
    /// <summary>
    /// Where to look: (batch, heads, query, key), or what broadcasts to that, such as (query, key) and (batch, 1, 1, key); with a cache the keys are the cached ones and the new ones. One of (batch, key) is no such shape, and would be taken for (query, key): <see cref="AttentionMasks.Padding"/> makes it one. A boolean mask says true where a query may look; one of the query's own type is added to the scores, 0 where it may
    /// look and a large negative number where not. Null: everywhere.
    /// </summary>
    public Tensor? Mask { get; init; }

    /// <summary>Whether a query sees the keys up to its own place alone. The last query stands at the last key, so that it is right with cached keys before. Adds to <see cref="Mask"/>.</summary>
    public bool IsCausal { get; init; }

    /// <summary>A factor for each head's weights after the softmax, (1, heads, 1, 1) or what broadcasts to the weights; 0 switches a head off. Null: none.</summary>
    public Tensor? HeadMask { get; init; }

    /// <summary>The share of weights that are dropped; 0 outside training.</summary>
    public double Dropout { get; init; }

    /// <summary>Whether the weights are given back. They are large, and keep libtorch's fast path from being taken.</summary>
    public bool WantsWeights { get; init; }
}
