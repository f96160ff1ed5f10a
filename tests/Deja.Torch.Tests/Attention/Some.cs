namespace Deja.Torch.Tests.Attention;

/// <summary>Random tensors, the same in each run.</summary>
internal static class Some
{
    public static Tensor Numbers(int seed, ScalarType type, params long[] shape)
    {
        using var generator = new Generator((ulong)seed);
        return randn(shape, type, generator: generator);
    }

    public static Tensor Numbers(int seed, params long[] shape) => Numbers(seed, ScalarType.Float64, shape);

    /// <summary>Whether all numbers of two tensors are near, NaN where NaN is.</summary>
    public static void AssertNear(Tensor expected, Tensor got, double tolerance = 1e-12)
    {
        Assert.Equal(expected.shape, got.shape);
        AssertNear(PlainAttention.Numbers(expected), PlainAttention.Numbers(got), tolerance);
    }

    public static void AssertNear(double[] expected, double[] got, double tolerance = 1e-12)
    {
        Assert.Equal(expected.Length, got.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(double.IsNaN(expected[i]) ? double.IsNaN(got[i]) : Math.Abs(expected[i] - got[i]) <= tolerance * (1 + Math.Abs(expected[i])), $"number {i} is {got[i]:R}, expected {expected[i]:R}");
    }
}
