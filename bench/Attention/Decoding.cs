using Deja.Torch.Attention;

namespace Deja.Bench.Attention;

/// <summary>Token after token through one attention module: with the cache, concatenating keys and values at each token, and computing all of them anew.</summary>
internal static class Decoding
{
    // Of so many steps the fastest counts for all: what else the machine does can only add to a time, and a buffer that grows is a step of its own.
    private const int Around = 8;

    public static IEnumerable<(string Name, double Milliseconds)> Measure()
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        using var module = new MultiHeadAttention(new() { HiddenSize = Shape.Hidden, Heads = Shape.Heads });
        module.eval();
        var token = randn(Shape.Batch, 1, Shape.Hidden);
        foreach (var steps in Shape.Steps)
        {
            foreach (var measured in WithCache(module, token, steps))
                yield return measured;
            foreach (var measured in Concatenating(module, token, steps))
                yield return measured;
        }

        foreach (var place in Shape.Places)
        {
            var text = randn(Shape.Batch, place, Shape.Hidden);
            yield return ($"anew at {place}", Clock.Best(() => module.call(new() { Hidden = text, IsCausal = true })));
        }
    }

    private static List<(string Name, double Milliseconds)> WithCache(MultiHeadAttention module, Tensor token, int steps)
    {
        using var cache = new KeyValueCache();
        return Timed("cache", steps, () => module.call(new() { Hidden = token, IsCausal = true, Cache = cache }));
    }

    private static List<(string Name, double Milliseconds)> Concatenating(MultiHeadAttention module, Tensor token, int steps)
    {
        var weights = module.state_dict();
        Tensor Projected(string name) => nn.functional.linear(token, weights[name + ".weight"], weights[name + ".bias"]).view(Shape.Batch, -1, Shape.Heads, Shape.HeadSize).transpose(1, 2);
        Tensor? keys = null, values = null;
        var measured = Timed("concatenation", steps, () =>
        {
            var (key, value) = (Projected("key"), Projected("value"));
            var (newKeys, newValues) = keys is null || values is null ? (key.contiguous(), value.contiguous()) : (cat([keys, key], 2), cat([values, value], 2));
            keys?.Dispose();
            values?.Dispose();
            (keys, values) = (newKeys.DetachFromDisposeScope(), newValues.DetachFromDisposeScope());
            ScaledDotProduct.Attend(Projected("query"), keys, values, new()).Context.transpose(1, 2).reshape(Shape.Batch, 1, Shape.Hidden);
        });
        keys?.Dispose();
        values?.Dispose();
        return measured;
    }

    private static List<(string Name, double Milliseconds)> Timed(string name, int steps, Action step)
    {
        var times = new double[steps];
        for (var i = 0; i < steps; i++)
            times[i] = Clock.Once(step);
        var places = Shape.Places.Where(p => p <= steps && steps == Shape.Steps[^1]);
        return [($"{name} {steps}", times.Chunk(Around).Sum(c => c.Min() * c.Length)), .. places.Select(p => ($"{name} at {p}", Near(times, p)))];
    }

    private static double Near(double[] times, int place) => times.Skip(Math.Max(1, place - Around)).Take(Around).Min();
}
