using static TorchSharp.torch;

namespace Deja.Torch.Attention;

/// <summary>What goes into attention must fit. It is looked at here, since TorchSharp's <c>matmul</c> ends the process where sizes differ (0.107 catches no error in it).</summary>
internal static class AttentionShapes
{
    /// <exception cref="ArgumentException">Something doesn't fit; the message has the shapes.</exception>
    /// <param name="query">(batch, heads, query, d).</param>
    /// <param name="key">(batch, heads or fewer, key, d).</param>
    /// <param name="value">As the keys.</param>
    /// <param name="terms">What is asked for.</param>
    /// <param name="cached">How many keys stand before the given ones in a cache.</param>
    public static void Check(Tensor query, Tensor key, Tensor value, AttentionTerms terms, long cached = 0)
    {
        var (q, k, v) = (query.shape, key.shape, value.shape);
        if (q.Length != 4 || k.Length != 4 || v.Length != 4) throw Wrong($"queries, keys and values have four dimensions (batch, heads, length, d), not {Text(q)}, {Text(k)} and {Text(v)}");
        if (k[0] != v[0] || k[1] != v[1] || k[2] != v[2]) throw Wrong($"there is a value for each key: {Text(k)} and {Text(v)}");
        if (q[0] != k[0] || q[3] != k[3]) throw Wrong($"queries of {Text(q)} can't ask keys of {Text(k)}: batch and head size must be the same");
        if (k[1] == 0 || q[1] % k[1] != 0) throw Wrong($"{q[1]} heads can't share the keys of {k[1]}");
        if (query.dtype != key.dtype || query.dtype != value.dtype) throw Wrong($"queries are {query.dtype}, keys {key.dtype}, values {value.dtype}");
        if (!query.is_floating_point()) throw Wrong($"queries, keys and values are {query.dtype}: attention weighs them, so they are floating point");
        var keys = cached + k[2];
        if (terms.IsCausal && q[2] > keys) throw Wrong($"{q[2]} queries can't stand at the last of {keys} keys");
        if (terms.Mask is { } mask) CheckMask(mask, query, keys);
        if (terms.HeadMask is { } heads && !Shapes.Broadcasts(heads.shape, [q[0], q[1], q[2], keys]))
            throw Wrong($"a head mask of {Text(heads.shape)} doesn't fit weights of {Text([q[0], q[1], q[2], keys])}: give (1, heads, 1, 1)");
    }

    /// <exception cref="ArgumentException">States aren't (batch, length, width).</exception>
    public static void CheckStates(Tensor states, long width, string what)
    {
        if (states.dim() != 3 || states.size(2) != width) throw Wrong($"{what} are (batch, length, {width}), not {Text(states.shape)}");
    }

    private static void CheckMask(Tensor mask, Tensor query, long keys)
    {
        if (mask.dtype != ScalarType.Bool && mask.dtype != query.dtype)
            throw Wrong($"the mask is {mask.dtype}: give a boolean one, true where a query may look, or one of {query.dtype}, which is added to the scores. AttentionMasks.Padding makes one of 1 and 0");
        if (!Shapes.Broadcasts(mask.shape, [query.size(0), query.size(1), query.size(2), keys]))
            throw Wrong($"a mask of {Text(mask.shape)} doesn't fit scores of {Text([query.size(0), query.size(1), query.size(2), keys])}: give (batch, heads, query, key), each of that size or 1; leading ones may be left out");
    }

    private static string Text(long[] shape) => $"({string.Join(", ", shape)})";

    private static ArgumentException Wrong(string what) => new($"Attention: {what}.");
}
