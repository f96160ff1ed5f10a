namespace Deja.Torch.Tests.Reference;

/// <summary>How near a number must come: <c>|got - expected| &lt;= absolute + relative * |expected|</c>, and NaN only where NaN is expected.</summary>
internal readonly record struct Tolerance(double Relative, double Absolute)
{
    /// <summary>Asserts that all numbers of a tensor, and its shape, are those expected.</summary>
    public void Check(string name, Tensor expected, Tensor got)
    {
        Assert.Equal((name, Shape(expected)), (name, Shape(got)));
        var (wanted, had) = (Numbers(expected), Numbers(got));
        for (var i = 0; i < wanted.Length; i++)
            Assert.True(IsNear(wanted[i], had[i]), $"{name}: number {i} of {wanted.Length} is {had[i]:R}, expected {wanted[i]:R}, off by {had[i] - wanted[i]:g3}");
    }

    /// <summary>Whether one number is near enough.</summary>
    public bool IsNear(double expected, double got) =>
        double.IsNaN(expected) ? double.IsNaN(got)
        : double.IsInfinity(expected) ? got == expected
        : Math.Abs(got - expected) <= Absolute + (Relative * Math.Abs(expected));

    private static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";

    private static double[] Numbers(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
    }
}
