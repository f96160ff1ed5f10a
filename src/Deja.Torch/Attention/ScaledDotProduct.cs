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
    /// By the fused kernel where that gives the same answer and the same gradients; by the formula where weights or a head mask are asked for, and mostly where a row hides every key. Of such a row the kernel makes 0 where -Infinity hides,
    /// not NaN; where a large number hides, the values are right and the gradients as many times too large as there are keys, since it keeps the logarithm of a sum to which their number then adds nothing. Without gradients, texts that are
    /// padded on the left still go by the kernel: what their padding gives is known, the mean of the values.
    /// <para>The kernel has no second derivative: for one, call <see cref="Formula"/>.</para>
    /// </summary>
    /// <returns>Context: (batch, heads, query, d).</returns>
    /// <exception cref="ArgumentException">Shapes or types don't fit each other.</exception>
    public static AttentionOutput Attend(Tensor query, Tensor key, Tensor value, AttentionTerms terms)
    {
        AttentionShapes.Check(query, key, value, terms);
        if (terms.WantsWeights || terms.HeadMask is not null) return Formula(query, key, value, terms);
        // Causality alone leaves each query its own key.
        if (terms.Mask is null) return new(Fused(query, key, value, terms), null);
        using var scope = NewDisposeScope();
        var mask = AttentionMasks.Combined(terms, query, key.size(2))!;                                // (batch or 1, heads or 1, query or 1, key or 1)
        if (AttentionMasks.Hidden(mask) is not var (hidden, areAlike)) return new(Fused(query, key, value, terms with { Mask = mask, IsCausal = false }).MoveToOuterDisposeScope(), null);
        var isLearned = is_grad_enabled() && (query.requires_grad || key.requires_grad || value.requires_grad || mask.requires_grad);
        if (!areAlike || isLearned || terms.Dropout > 0)
        {
            var (context, weights) = Formula(query, key, value, terms);
            return new(context.MoveToOuterDisposeScope(), weights);
        }

        var seen = Fused(query, key, value, terms with { Mask = mask.masked_fill(hidden, 0), IsCausal = false }); // (batch, heads, query, d)
        var mean = value.mean([2], keepdim: true).repeat_interleave(query.size(1) / key.size(1), 1);   // (batch, heads, 1, d)
        return new(where(hidden, mean, seen).MoveToOuterDisposeScope(), null);
    }

    /// <summary>By the formula, step by step. Heads that share keys lie behind each other as more queries of one head: keys and values needn't be repeated.</summary>
    /// <exception cref="ArgumentException">Shapes or types don't fit each other.</exception>
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
        // Half as many bits can't hold a score beside their lowest number, so a boolean mask is added in float32. One of the caller's own is added in its type.
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
    /// <returns>(batch, heads, query, d); the scope's around the call, without one the caller's.</returns>
    /// <exception cref="ArgumentException">Shapes or types don't fit each other, or weights or a head mask are asked for.</exception>
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
        var context = scaled_dot_product_attention(query, key, value, mask, terms.Dropout, isSquare); // (batch, answering, group·query, d)
        return context.reshape(batch, heads, queries, value.size(3)).MoveToOuterDisposeScope();        // (batch, heads, query, d)
    }

    // A mask for heads whose queries lie behind each other.
    private static Tensor Grouped(Tensor mask, long group, long queries)
    {
        var (batch, heads, keys) = (mask.size(0), mask.size(1), mask.size(3));
        return heads == 1 && mask.size(2) == 1 ? mask
            : heads == 1 ? mask.unsqueeze(2).expand(batch, 1, group, queries, keys).reshape(batch, 1, group * queries, keys)
            : mask.expand(batch, heads, queries, keys).reshape(batch, heads / group, group * queries, keys);
    }
}
