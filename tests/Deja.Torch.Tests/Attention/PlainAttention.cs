namespace Deja.Torch.Tests.Attention;

/// <summary>Attention written down as loops over numbers, to check the tensors against.</summary>
internal static class PlainAttention
{
    /// <summary>One number of a tensor as double.</summary>
    public static double At(Tensor tensor, params long[] place)
    {
        using var one = tensor[place.Select(p => TensorIndex.Single(p)).ToArray()];
        using var number = one.to(ScalarType.Float64);
        return number.item<double>();
    }

    /// <summary>The weights and the context of all heads. <paramref name="bias"/> is what is added to the score of (batch, head, query, key).</summary>
    public static (double[] Context, double[] Weights) Compute(Tensor query, Tensor key, Tensor value, Func<long, long, long, long, double> bias)
    {
        var (contexts, all) = (new List<double>(), new List<double>());
        var (q, k, v) = (Numbers(query), Numbers(key), Numbers(value));
        var (heads, queries, d, answering, keys) = (query.size(1), query.size(2), query.size(3), key.size(1), key.size(2));
        for (var b = 0L; b < query.size(0); b++)
        {
            for (var h = 0L; h < heads; h++)
            {
                for (var i = 0L; i < queries; i++)
                {
                    // Neighbouring heads share.
                    var shared = h / (heads / answering);
                    var weights = Softmax([.. Range(keys).Select(j => (Range(d).Sum(n => q[Place(query, b, h, i, n)] * k[Place(key, b, shared, j, n)]) / Math.Sqrt(d)) + bias(b, h, i, j))]);
                    all.AddRange(weights);
                    contexts.AddRange(Range(d).Select(n => Range(keys).Sum(j => weights[j] * v[Place(value, b, shared, j, n)])));
                }
            }
        }

        return ([.. contexts], [.. all]);
    }

    public static double[] Numbers(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
    }

    private static double[] Softmax(double[] scores)
    {
        var exponentials = scores.Select(s => Math.Exp(s - scores.Max())).ToArray();
        return [.. exponentials.Select(e => e / exponentials.Sum())];
    }

    private static long Place(Tensor tensor, long a, long b, long c, long d) => (((((a * tensor.size(1)) + b) * tensor.size(2)) + c) * tensor.size(3)) + d;

    private static IEnumerable<long> Range(long count) => Enumerable.Range(0, (int)count).Select(i => (long)i);
}
