using static TorchSharp.torch;

namespace Deja.Torch.Attention;

/// <summary>
/// Masks. Boolean ones say true where a query may look. They become numbers that are added to the scores: 0, and the lowest finite number of the type, float32's at least. A row that may look nowhere then weighs all
/// keys alike, since adding any score to that number changes nothing. A mask of the caller's own may hold -Infinity in its place: such a row becomes NaN. In half precision its lowest number is near enough to a score that
/// the sum tells keys apart, as in PyTorch.
/// </summary>
public static class AttentionMasks
{
    // A mask this low hides: the exponential of scores as far apart is 0. Masks of older models say -10000.
    private const double Hiding = -5000;

    /// <summary>A mask for tokens that are real or padding: (batch, key) → (batch, 1, 1, key).</summary>
    /// <param name="tokens">1 or true for a real token, 0 for padding; not the tokens' own numbers.</param>
    public static Tensor Padding(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        return tokens.ne(0).unsqueeze(1).unsqueeze(1).MoveToOuterDisposeScope(); // (batch, 1, 1, key)
    }

    /// <summary>
    /// Each query sees the keys up to its own place, the last query standing at the last key: (query, key). libtorch's own <c>is_causal</c> puts the first query at the first key, which is the same only
    /// where there are as many queries as keys.
    /// </summary>
    /// <exception cref="ArgumentException">There are more queries than keys.</exception>
    public static Tensor Causal(long queries, long keys, Device? device = null)
    {
        if (queries > keys) throw new ArgumentException($"{queries} queries can't stand at the last of {keys} keys.", nameof(queries));
        using var scope = NewDisposeScope();
        return ones(queries, keys, ScalarType.Bool, device).tril(keys - queries).MoveToOuterDisposeScope(); // (query, key)
    }

    /// <summary>The mask as numbers to add; one that is numbers already is given as it is.</summary>
    public static Tensor Additive(Tensor mask, ScalarType type)
    {
        if (mask.dtype != ScalarType.Bool) return mask.alias();
        using var scope = NewDisposeScope();
        return zeros(mask.shape, type, mask.device).masked_fill(mask.logical_not(), Lowest(type)).MoveToOuterDisposeScope();
    }

    /// <summary>A mask and the causal one as one, numbers to add: (batch or 1, heads or 1, query or 1, key or 1). Null where nothing is hidden.</summary>
    internal static Tensor? Combined(AttentionTerms terms, Tensor query, long keys)
    {
        using var scope = NewDisposeScope();
        var (queries, type) = (query.size(2), query.dtype);
        // A single query stands at the last key and sees all.
        var causal = terms.IsCausal && (queries > 1 || queries > keys) ? Causal(queries, keys, query.device) : null; // (query, key)
        var combined = (causal, terms.Mask) switch
        {
            (null, null) => null,
            (null, { } given) => Additive(given, type),
            ({ } hidden, null) => Additive(hidden, type),
            ({ } hidden, { dtype: ScalarType.Bool } given) => Additive(hidden.logical_and(given), type),
            ({ } hidden, { } given) => where(hidden, given, LowestOf(given, type)),
        };
        return combined?.view([.. Enumerable.Repeat(1L, 4 - (int)combined.dim()), .. combined.shape]).MoveToOuterDisposeScope();
    }

    /// <summary>The rows of a mask of numbers that may look nowhere: (batch or 1, heads or 1, query or 1, 1). Null where there are none.</summary>
    /// <param name="mask">(batch or 1, heads or 1, query or 1, key or 1).</param>
    /// <returns>With whether each of them weighs all keys alike; else one hides by -Infinity, or by a number to which scores still add something.</returns>
    internal static (Tensor Rows, bool AreAlike)? Hidden(Tensor mask)
    {
        if (mask.numel() == 0) return null;
        using var scope = NewDisposeScope();
        var (highest, lowest) = (mask.amax([-1], keepdim: true), mask.amin([-1], keepdim: true));     // (batch or 1, heads or 1, query or 1, 1)
        var rows = highest.le(Hiding);                                                                 // (batch or 1, heads or 1, query or 1, 1)
        if (!rows.any().item<bool>()) return null;
        var isLowest = lowest.eq(highest).logical_and(highest.eq(Lowest(mask.dtype)));                 // (batch or 1, heads or 1, query or 1, 1)
        var areAlike = TypeOfScores(mask.dtype) == mask.dtype && isLowest.logical_or(rows.logical_not()).all().item<bool>();
        return (rows.MoveToOuterDisposeScope(), areAlike);
    }

    /// <summary>The type that scores are masked in: float32 at least.</summary>
    internal static ScalarType TypeOfScores(ScalarType type) => type is ScalarType.Float16 or ScalarType.BFloat16 ? ScalarType.Float32 : type;

    // What causality hides beside a mask of numbers: the row's own lowest, so that one which looks nowhere stays what the mask makes of it.
    private static Tensor LowestOf(Tensor given, ScalarType type) => given.amin([-1], keepdim: true).clamp_max(Lowest(type)); // (..., query or 1, 1)

    // Added to a score of usual size it stays itself, and softmax makes 0 of it beside any other.
    private static double Lowest(ScalarType type) => finfo(type).min;
}
