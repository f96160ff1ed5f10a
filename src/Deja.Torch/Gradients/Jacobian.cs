using static TorchSharp.torch;

namespace Deja.Torch.Gradients;

/// <summary>All derivatives of a function: a row for each entry of its output, a column for each of its input.</summary>
public static class Jacobian
{
    /// <summary>By backward passes, one a row. What the function cuts off by detach or no_grad counts as constant.</summary>
    /// <param name="function">Any shape to any shape.</param>
    /// <param name="x">Where; floating point. It is copied, so its own gradient stays as it is.</param>
    /// <returns>(output entries, input entries)</returns>
    /// <seealso href="https://pytorch.org/docs/stable/generated/torch.autograd.functional.jacobian.html">torch.autograd.functional.jacobian</seealso>
    public static Tensor Of(Func<Tensor, Tensor> function, Tensor x)
    {
        using var grad = enable_grad();
        using var scope = NewDisposeScope();
        var input = x.detach().clone().requires_grad_(true);                      // (...)
        var output = function(input).reshape(-1);                                 // (rows)
        if (!output.requires_grad) return zeros(output.numel(), x.numel(), x.dtype, x.device).MoveToOuterDisposeScope();
        var result = zeros(output.numel(), x.numel(), x.dtype, x.device);         // (rows, columns)
        for (long row = 0; row < output.numel(); row++)
        {
            using var one = NewDisposeScope();
            var gradient = Gradient.Of(output[row], [input], new() { RetainGraph = true }, allowUnused: true)[0];
            if (gradient is not null) result[row].copy_(gradient.reshape(-1));
        }

        return result.MoveToOuterDisposeScope();
    }

    /// <summary>By central differences, (f(x+h) - f(x-h)) / 2h, two calls a column. Needs no graph at all.</summary>
    /// <param name="function">Any shape to any shape.</param>
    /// <param name="x">Where; float64, or the differences drown in rounding.</param>
    /// <param name="step">h: 1e-6, near the cube root of float64's precision, where errors of rounding and of the formula balance.</param>
    /// <returns>(output entries, input entries)</returns>
    /// <seealso href="https://en.wikipedia.org/wiki/Numerical_differentiation#Step_size">Numerical differentiation, step size</seealso>
    public static Tensor ByDifferences(Func<Tensor, Tensor> function, Tensor x, double step = 1e-6)
    {
        using var scope = NewDisposeScope();
        var columns = new List<Tensor>();
        for (long column = 0; column < x.numel(); column++)
        {
            using var one = NewDisposeScope();
            var (above, below) = (Moved(x, column, step), Moved(x, column, -step));   // (...)
            var slope = (function(above).detach().reshape(-1) - function(below).detach().reshape(-1)) / (2 * step); // (rows)
            columns.Add(slope.MoveToOuterDisposeScope());
        }

        return stack(columns, 1).MoveToOuterDisposeScope();                       // (rows, columns)
    }

    private static Tensor Moved(Tensor x, long column, double by)
    {
        var moved = x.detach().clone().reshape(-1);                               // (columns)
        using (no_grad()) moved[column].add_(by);
        return moved.view(x.shape).requires_grad_(true);
    }
}
