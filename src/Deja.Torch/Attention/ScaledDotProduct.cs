using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Deja.Torch.Attention;

/// <summary>
/// softmax(q·kᵀ/√d + mask)·v, by the formula and by libtorch's fused kernel.
/// <para>Queries are (batch, heads, query, d); keys and values (batch, heads or fewer, key, d), heads a multiple of theirs.</para>
/// </summary>
/// <seealso href="https://arxiv.org/abs/1706.03762">Attention Is All You Need, section 3.2.1</seealso>
public static class ScaledDotProduct
{
    /// <summary>
    /// By the fused kernel where that gives the same answer and the same gradients; by the formula where weights or a head mask are asked for, or a row hides every key. Of such a row the kernel makes 0 where -Infinity hides, not NaN; where
    /// a large number hides, the values are right and the gradients as many times too large as there are keys, since it keeps the logarithm of a sum to which their number then adds nothing.
    /// </summary>
    public static AttentionOutput Attend(Tensor query, Tensor key, Tensor value, AttentionTerms terms)
    {
        AttentionShapes.Check(query, key, value, terms);
        if (terms.WantsWeights || terms.HeadMask is not null) return Formula(query, key, value, terms);
        // Causality alone leaves each query its own key.
        if (terms.Mask is null) return new(Fused(query, key, value, terms), null);
        using var mask = AttentionMasks.Combined(terms, query, key.size(2))!;                          // (query, key), or (batch or 1, heads or 1, query or 1, key)
        return AttentionMasks.HidesRow(mask) ? Formula(query, key, value, terms) : new(Fused(query, key, value, terms with { Mask = mask, IsCausal = false }), null);
    }

    /// <summary>By the formula, step by step. Heads that share keys lie behind each other as more queries of one head: keys and values needn't be repeated.</summary>
    /// <seealso href="https://arxiv.org/abs/2305.13245">GQA, section 2.2</seealso>
    public static AttentionOutput Formula(Tensor query, Tensor key, Tensor value, AttentionTerms terms)
    {
        AttentionShapes.Check(query, key, value, terms);
        using var scope = NewDisposeScope();
        var (batch, heads, queries, d) = (query.size(0), query.size(1), query.size(2), query.size(3));
        var (answering, keys) = (key.size(1), key.size(2));
        var grouped = query.reshape(batch, answering, heads / answering * queries, d);                 // (batch, answering, group·query, d)
        var scores = matmul(grouped, key.transpose(-2, -1)).div_(Math.Sqrt(d))                         // (batch, answering, group·query, key)
            .view(batch, heads, queries, keys);                                                        // (batch, heads, query, key)
        // Half as many bits can't hold a score beside the lowest number, so a mask that hides is added in float32.
        if (terms.Mask is null or { dtype: ScalarType.Bool }) scores = scores.to(AttentionMasks.TypeOfScores(query.dtype));
        if (AttentionMasks.Combined(terms, scores, keys) is { } mask) scores = scores.add_(mask);      // (batch, heads, query, key)
        var weights = softmax(scores, -1).to(query.dtype);                                             // (batch, heads, query, key)
        if (terms.Dropout > 0) weights = dropout(weights, terms.Dropout);
        if (terms.HeadMask is not null) weights = weights * terms.HeadMask.to(weights.dtype);          // (batch, heads, query, key)
        var context = matmul(weights.reshape(batch, answering, heads / answering * queries, keys), value) // (batch, answering, group·query, d)
            .view(batch, heads, queries, value.size(3));                                               // (batch, heads, query, d)
        return new(context.MoveToOuterDisposeScope(), terms.WantsWeights ? weights.MoveToOuterDisposeScope() : null);
    }

    /// <summary>By libtorch's fused kernel, which never holds all scores at once. Has no weights and no head mask, and is not to be used where a row hides every key, see <see cref="Attend"/>.</summary>
    /// <seealso href="https://arxiv.org/abs/2205.14135">FlashAttention, algorithm 1</seealso>
    public static Tensor Fused(Tensor query, Tensor key, Tensor value, AttentionTerms terms)
    {
        AttentionShapes.Check(query, key, value, terms);
        if (terms.WantsWeights || terms.HeadMask is not null) throw new ArgumentException("The fused kernel gives no weights and takes no head mask: call Formula or Attend.", nameof(terms));
        using var scope = NewDisposeScope();
        var (batch, heads, queries, d) = (query.size(0), query.size(1), query.size(2), query.size(3));
        var (group, keys) = (heads / key.size(1), key.size(2));
        // As many queries as keys: libtorch's own causal mask is the right one, and it skips what is hidden.
        var isSquare = terms is { IsCausal: true, Mask: null } && queries == keys && group == 1;
        var mask = isSquare ? null : AttentionMasks.Combined(terms, query, keys);
        if (group > 1) query = query.reshape(batch, heads / group, group * queries, d);                // (batch, answering, group·query, d)
        if (group > 1 && mask is not null) mask = Grouped(mask, group, queries);                       // (batch or 1, answering or 1, group·query or 1, key)
        var context = scaled_dot_product_attention(query, key, value, Four(mask), terms.Dropout, isSquare); // (batch, answering, group·query, d)
        return context.reshape(batch, heads, queries, value.size(3)).MoveToOuterDisposeScope();        // (batch, heads, query, d)
    }

    // A mask for heads whose queries lie behind each other.
    private static Tensor Grouped(Tensor mask, long group, long queries)
    {
        var four = Four(mask)!;
        var (batch, heads, keys) = (four.size(0), four.size(1), four.size(3));
        return heads == 1 && four.size(2) == 1 ? four
            : heads == 1 ? four.unsqueeze(2).expand(batch, 1, group, queries, keys).reshape(batch, 1, group * queries, keys)
            : four.expand(batch, heads, queries, keys).reshape(batch, heads / group, group * queries, keys);
    }

    private static Tensor? Four(Tensor? mask) => mask is null ? null : mask.dim() == 2 ? mask.unsqueeze(0).unsqueeze(0) : mask.alias();
}
