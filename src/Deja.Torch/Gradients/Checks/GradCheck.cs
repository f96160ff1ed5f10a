using static TorchSharp.torch;

namespace Deja.Torch.Gradients.Checks;

/// <summary>Holds gradients against central differences, entry by entry. TorchSharp has no such check.</summary>
/// <seealso href="https://pytorch.org/docs/stable/notes/gradcheck.html">Gradcheck mechanics</seealso>
public static class GradCheck
{
    /// <summary>Checks a function of one tensor.</summary>
    /// <inheritdoc cref="Run(Func{IReadOnlyList{Tensor}, Tensor}, IReadOnlyList{Tensor}, GradCheckOptions?)"/>
    public static GradCheckResult Run(Func<Tensor, Tensor> function, Tensor input, GradCheckOptions? options = null) => Run(i => function(i[0]), [input], options);

    /// <summary>Checks a function of several tensors: all entries of its output for all entries of its inputs.</summary>
    /// <param name="function">Must give the same for the same inputs: no dropout, no noise.</param>
    /// <param name="inputs">Where; float64. They are copied, so their gradients stay as they are.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="GradCheckException">An entry is not near, unless the options say otherwise.</exception>
    /// <exception cref="ArgumentException">An input is not float64, or the function gives something else each time.</exception>
    public static GradCheckResult Run(Func<IReadOnlyList<Tensor>, Tensor> function, IReadOnlyList<Tensor> inputs, GradCheckOptions? options = null)
    {
        options ??= new();
        // Differences may go without a graph, but a function that takes gradients itself needs one.
        using var grad = enable_grad();
        using var scope = NewDisposeScope();
        CheckInputs(function, inputs);
        GradCheckResult? worst = null;
        var excess = double.NegativeInfinity;
        for (var i = 0; i < inputs.Count; i++)
        {
            using var one = NewDisposeScope();
            var place = i;
            long[] shape = [];
            Tensor OfOne(Tensor x)
            {
                var output = function([.. inputs.Select((other, at) => at == place ? x : other.detach())]);
                shape = output.shape;
                return output.to(ScalarType.Float64);
            }

            var byBackward = Jacobian.Of(OfOne, inputs[i]);                       // (output entries, input entries)
            var byDifferences = Jacobian.ByDifferences(OfOne, inputs[i], options.Step); // (output entries, input entries)
            var found = WorstEntry.Of(byBackward, byDifferences, options);
            if (worst is not null && !(found.Excess > excess)) continue;
            excess = found.Excess;
            worst = new(found.Passed, i, WorstEntry.Index(found.Column, inputs[i].shape), WorstEntry.Index(found.Row, shape), found.ByBackward, found.ByDifferences);
        }

        return worst!.Passed || !options.Throws ? worst : throw new GradCheckException(worst);
    }

    private static void CheckInputs(Func<IReadOnlyList<Tensor>, Tensor> function, IReadOnlyList<Tensor> inputs)
    {
        if (inputs.Count == 0) throw new ArgumentException("There is nothing to check without an input.", nameof(inputs));
        if (inputs.FirstOrDefault(i => i.dtype != ScalarType.Float64) is { } other)
            throw new ArgumentException(other.is_complex() ? "An input is complex: give its real and imaginary parts, each by itself." : $"An input is {other.dtype}, where differences drown in rounding: convert inputs and parameters to float64.", nameof(inputs));
        if (inputs.Any(i => i.numel() == 0)) throw new ArgumentException("An input has no entries.", nameof(inputs));
        List<Tensor> constant = [.. inputs.Select(i => i.detach().clone().requires_grad_(true))];
        var (once, again) = (function(constant).detach(), function(constant).detach());
        if (once.is_complex()) throw new ArgumentException("The function gives complex numbers: give their real and imaginary parts, each by itself.", nameof(function));
        if (!once.shape.SequenceEqual(again.shape) || !allclose(once, again, 0, 0, equal_nan: true)) throw new ArgumentException("The function gives something else each time it is called: switch off dropout, and give noise as an input.", nameof(function));
    }
}
