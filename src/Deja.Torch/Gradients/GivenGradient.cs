using Deja.Torch.Gradients.Errors;
using static TorchSharp.torch;

namespace Deja.Torch.Gradients;

/// <summary>A function with a backward of its own, where autograd's is wrong, wasteful or missing.</summary>
/// <seealso href="https://pytorch.org/docs/stable/notes/extending.html#extending-torch-autograd">Extending torch.autograd</seealso>
public static class GivenGradient
{
    /// <summary>Applies a function to x; going backward, its gradient is what <paramref name="backward"/> says.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="forward">x to y, of any shape; runs without a graph.</param>
    /// <param name="backward">x and the gradient of y to the gradient of x, of x's shape. What it throws is told by <see cref="Backward.Run"/>, as libtorch can't pass it on; with <c>loss.backward()</c> the gradient is just NaN.</param>
    public static Tensor Apply(Tensor x, Func<Tensor, Tensor> forward, Func<Tensor, Tensor, Tensor> backward)
    {
        using var scope = NewDisposeScope();
        return Node.apply(x, forward, backward).MoveToOuterDisposeScope();
    }

    private sealed class Node : autograd.SingleTensorFunction<Node>
    {
        private const string NotANumber = "gradient of a backward that failed";

        public override string Name => nameof(GivenGradient);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.save_for_backward([x]);
            ctx.save_data(nameof(backward), vars[2]);
            var (shape, type, device) = (x.shape, x.dtype, x.device);
            ctx.save_data(NotANumber, (Func<Tensor>)(() => full(shape, double.NaN, type, device)));
            return ((Func<Tensor, Tensor>)vars[1])(x);
        }

        // An exception that passed through libtorch would end the process: nothing may get out of here.
        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            try
            {
                using var scope = NewDisposeScope();
                scope.Attach(grad_output);
                var x = ctx.get_saved_variables()[0];
                var gradient = ((Func<Tensor, Tensor, Tensor>)ctx.get_data(nameof(backward)))(x, grad_output);
                if (gradient.shape.SequenceEqual(x.shape)) return [GivenPass.Given(gradient.alias().DetachFromDisposeScope()), null!, null!];
                throw new InvalidOperationException($"The given backward made a gradient of the shape [{string.Join(", ", gradient.shape)}] for an x of [{string.Join(", ", x.shape)}].");
            }
#pragma warning disable CA1031 // See above.
            catch (Exception e)
#pragma warning restore CA1031
            {
                GivenPass.Add(e);
                return [GivenPass.Given(((Func<Tensor>)ctx.get_data(NotANumber))().DetachFromDisposeScope()), null!, null!];
            }
        }
    }
}
