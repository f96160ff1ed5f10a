using static TorchSharp.torch;

namespace Deja.Torch.Gradients.Checks;

/// <summary>Holds second derivatives against central differences of the first. Those are held against differences by <see cref="GradCheck"/>: do both.</summary>
/// <seealso href="https://pytorch.org/docs/stable/generated/torch.autograd.gradcheck.gradgradcheck.html">gradgradcheck</seealso>
public static class GradGradCheck
{
    /// <summary>Checks a function of one tensor.</summary>
    /// <inheritdoc cref="Run(Func{IReadOnlyList{Tensor}, Tensor}, IReadOnlyList{Tensor}, GradCheckOptions?)"/>
    public static GradCheckResult Run(Func<Tensor, Tensor> function, Tensor input, GradCheckOptions? options = null) => Run(i => function(i[0]), [input], options);

    /// <summary>Checks how the gradients change with the inputs and with the output's gradient v, which counts as the last input. The output of the result is all gradients behind each other, in the order of the inputs.</summary>
    /// <inheritdoc cref="GradCheck.Run(Func{IReadOnlyList{Tensor}, Tensor}, IReadOnlyList{Tensor}, GradCheckOptions?)"/>
    public static GradCheckResult Run(Func<IReadOnlyList<Tensor>, Tensor> function, IReadOnlyList<Tensor> inputs, GradCheckOptions? options = null)
    {
        using var scope = NewDisposeScope();
        // Any v will do; one that differs in each entry shows entries that are mixed up.
        var output = StopGradient.During(() => function(inputs));                // (...)
        var v = linspace(0.5, 1.5, output.numel(), ScalarType.Float64).view(output.shape); // (...)
        return GradCheck.Run(given => Gradients(function, given), [.. inputs, v], options);
    }

    // (all entries of all inputs): the gradients of function · v, with a graph of their own.
    private static Tensor Gradients(Func<IReadOnlyList<Tensor>, Tensor> function, IReadOnlyList<Tensor> given)
    {
        List<Tensor> inputs = [.. given.SkipLast(1).Select(i => i.requires_grad ? i : i.detach().requires_grad_(true))];
        var output = function(inputs);                                           // (...)
        if (!output.requires_grad) return cat([.. inputs.Select(i => zeros_like(i).reshape(-1))]);
        var gradients = Gradient.Of(output, inputs, new() { Gradient = given[^1], CreateGraph = true }, allowUnused: true);
        return cat([.. gradients.Select((g, i) => (g ?? zeros_like(inputs[i])).reshape(-1))]);
    }
}
