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
    public static Tensor Loss(Tensor x, Func<Tensor, Tensor> formula)
    {
        using var scope = NewDisposeScope();
        return Loss(x, StopGradient.During(() => formula(x))).MoveToOuterDisposeScope();
    }

    /// <summary>The loss for a gradient that is computed already, of x's shape.</summary>
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
    /// <param name="formula">g, of x's shape. Where it makes no graph (by <c>item()</c>, under no_grad), central differences in float64 stand in for its derivatives, right to about seven digits.</param>
    /// <param name="x">One point, of any shape.</param>
    /// <seealso href="https://en.wikipedia.org/wiki/Conservative_vector_field#Irrotational_vector_fields">Irrotational vector fields</seealso>
    public static double Asymmetry(Func<Tensor, Tensor> formula, Tensor x)
    {
        using var scope = NewDisposeScope();
        var jacobian = OfField(formula, x);                                      // (entries, entries)
        if (jacobian.size(0) != jacobian.size(1)) throw new ArgumentException($"The formula makes {jacobian.size(0)} numbers of {jacobian.size(1)}: a gradient has an entry for each of x.", nameof(formula));
        return jacobian.numel() == 0 ? 0 : (jacobian - jacobian.t()).abs().max().to(ScalarType.Float64).item<double>();
    }

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
            if (!(Asymmetry(formula, x) <= (tolerance ?? (x.dtype == ScalarType.Float64 && MakesGraph(formula, x) ? 1e-9 : 1e-5)))) return false;
        }

        return any ? true : throw new ArgumentException("Without a point there is nothing to look at.", nameof(points));
    }

    private static Tensor OfField(Func<Tensor, Tensor> formula, Tensor x)
    {
        if (MakesGraph(formula, x)) return Jacobian.Of(formula, x);
        using var scope = NewDisposeScope();
        return Jacobian.ByDifferences(at => formula(at.to(x.dtype)).to(ScalarType.Float64), x.to(ScalarType.Float64), x.dtype == ScalarType.Float64 ? 1e-6 : 1e-2).to(x.dtype).MoveToOuterDisposeScope();
    }

    private static bool MakesGraph(Func<Tensor, Tensor> formula, Tensor x)
    {
        using var grad = enable_grad();
        using var scope = NewDisposeScope();
        return formula(x.detach().clone().requires_grad_(true)).requires_grad;
    }
}
