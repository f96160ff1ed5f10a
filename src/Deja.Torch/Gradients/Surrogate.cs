using static TorchSharp.torch;

namespace Deja.Torch.Gradients;

/// <summary>
/// A gradient is given by a formula g(x), and no function is known that has it. A surrogate is a loss with exactly this gradient: sum(stop(g(x)) · x), since g counts as constant. Its value means nothing, except
/// where g has a primitive and the check says so.
/// </summary>
/// <seealso href="https://arxiv.org/abs/1506.05254">Gradient Estimation Using Stochastic Computation Graphs, section 3.2</seealso>
public static class Surrogate
{
    /// <summary>The loss for a formula: its gradient at x is g(x).</summary>
    /// <param name="x">Requires a gradient, or stands on the way to what does.</param>
    /// <param name="formula">g, of x's shape. It runs without a graph.</param>
    /// <returns>A scalar; the scope's around the call, without one the caller's.</returns>
    /// <exception cref="ArgumentException">g makes another shape.</exception>
    public static Tensor Loss(Tensor x, Func<Tensor, Tensor> formula)
    {
        using var scope = NewDisposeScope();
        return Loss(x, StopGradient.During(() => formula(x))).MoveToOuterDisposeScope();
    }

    /// <summary>The loss for a gradient that is computed already, of x's shape.</summary>
    /// <exception cref="ArgumentException">It has another shape.</exception>
    public static Tensor Loss(Tensor x, Tensor gradient)
    {
        // A gradient that were broadcast would count entries of x several times.
        if (!x.shape.SequenceEqual(gradient.shape)) throw new ArgumentException($"The gradient has the shape [{string.Join(", ", gradient.shape)}], and x [{string.Join(", ", x.shape)}]: a gradient has an entry for each of x.", nameof(gradient));
        using var scope = NewDisposeScope();
        return (gradient.detach() * x).sum().MoveToOuterDisposeScope();          // ()
    }

    /// <summary>
    /// The largest |∂gᵢ/∂xⱼ - ∂gⱼ/∂xᵢ| at x. A gradient's Jacobian is a Hessian, which is symmetric: where this is not 0, no function has g as its gradient, and no loss but a surrogate gives it. 0 at enough points of a
    /// region without holes means that there is one.
    /// </summary>
    /// <param name="formula">
    /// g, of x's shape. Its derivatives are autograd's where central differences agree with them; where they don't, as something in it is detached or makes no graph (<c>item()</c>, no_grad), they are the differences, right to about seven
    /// digits in float64 and three in float32.
    /// </param>
    /// <param name="x">One point, of any shape.</param>
    /// <exception cref="ArgumentException">The formula makes more or fewer numbers than x has.</exception>
    /// <seealso href="https://en.wikipedia.org/wiki/Conservative_vector_field#Irrotational_vector_fields">Irrotational vector fields</seealso>
    public static double Asymmetry(Func<Tensor, Tensor> formula, Tensor x) => Measured(formula, x).Asymmetry;

    /// <summary>Whether the formula is the gradient of some function, as far as the given points tell.</summary>
    /// <param name="formula">g, as in <see cref="Asymmetry"/>.</param>
    /// <param name="points">Where it is looked at. One point may be symmetric by accident: give several.</param>
    /// <param name="tolerance">How far from symmetric rounding may put it. Null: 1e-9 in float64 and 1e-5 in float32 or where differences are taken, which suit entries near 1.</param>
    /// <exception cref="ArgumentException">No point is given.</exception>
    public static bool HasPrimitive(Func<Tensor, Tensor> formula, IEnumerable<Tensor> points, double? tolerance = null)
    {
        var any = false;
        foreach (var x in points)
        {
            any = true;
            var (asymmetry, isExact) = Measured(formula, x);
            if (!(asymmetry <= (tolerance ?? (x.dtype == ScalarType.Float64 && isExact ? 1e-9 : 1e-5)))) return false;
        }

        return any ? true : throw new ArgumentException("Without a point there is nothing to look at.", nameof(points));
    }

    private static (double Asymmetry, bool IsExact) Measured(Func<Tensor, Tensor> formula, Tensor x)
    {
        using var scope = NewDisposeScope();
        var isDouble = x.dtype == ScalarType.Float64;
        var byBackward = Jacobian.Of(formula, x).to(ScalarType.Float64);         // (entries, entries)
        if (byBackward.size(0) != byBackward.size(1)) throw new ArgumentException($"The formula makes {byBackward.size(0)} numbers of {byBackward.size(1)}: a gradient has an entry for each of x.", nameof(formula));
        if (byBackward.numel() == 0) return (0, true);
        var byDifferences = Jacobian.ByDifferences(at => formula(at.to(x.dtype)).to(ScalarType.Float64), x.to(ScalarType.Float64), isDouble ? 1e-6 : 1e-2); // (entries, entries)
        // As far as the differences may be off, by rounding and by curvature.
        var isExact = Largest(byBackward - byDifferences) <= (isDouble ? 1e-4 : 5e-2) * Math.Max(Largest(byBackward), Largest(byDifferences));
        var jacobian = isExact ? byBackward : byDifferences;
        return (Largest(jacobian - jacobian.t()), isExact);
    }

    private static double Largest(Tensor numbers) => numbers.abs().max().item<double>();
}
