using System.Runtime.InteropServices;
using Deja.Torch.Gradients.Errors;
using static TorchSharp.torch;

namespace Deja.Torch.Gradients;

/// <summary>
/// Gradients of an output for given inputs, without touching the gradients that parameters have. In TorchSharp 0.107 every error inside <c>autograd.grad</c> (an unused input, a graph used twice, a change in
/// place) ends the process, and an unused input that is allowed comes as a tensor that can't be touched. This goes by <c>backward</c>, whose errors are exceptions.
/// <para>While it runs, the inputs' own gradients are put aside: no other thread may use the same inputs meanwhile. An input that is no leaf keeps its gradients from then on, as by <c>retain_grad</c>.</para>
/// </summary>
/// <seealso href="https://pytorch.org/docs/stable/generated/torch.autograd.grad.html">torch.autograd.grad</seealso>
public static class Gradient
{
    /// <summary>The gradient of an output for one input, of its shape. The graph is freed, unless the options keep it.</summary>
    /// <exception cref="BackwardException">It can't be computed, or the output doesn't depend on the input.</exception>
    public static Tensor Of(Tensor output, Tensor input, BackwardOptions? options = null) => Of(output, [input], options)[0]!;

    /// <summary>The gradients of an output for each input, in their order and shapes.</summary>
    /// <param name="output">A scalar, unless the options give its gradient.</param>
    /// <param name="inputs">Leaves, or tensors on the way from them to the output.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="allowUnused">Whether an input that the output doesn't depend on, or that requires no gradient, has null as its gradient; else it is an error.</param>
    /// <returns>They belong to the dispose scope around the call; without one, to the caller.</returns>
    /// <exception cref="BackwardException">They can't be computed, or the output doesn't depend on an input.</exception>
    /// <exception cref="ArgumentException">No input is given.</exception>
    public static IReadOnlyList<Tensor?> Of(Tensor output, IReadOnlyList<Tensor> inputs, BackwardOptions? options = null, bool allowUnused = false)
    {
        options ??= new();
        if (inputs.Count == 0) throw new ArgumentException("There is nothing to take a gradient for: give an input.", nameof(inputs));
        if (Enumerable.Range(0, inputs.Count).Where(i => !inputs[i].requires_grad).ToList() is { Count: > 0 } constant && !allowUnused) throw BackwardMessages.OfConstant(constant);
        Backward.CheckGradient(output, options);
        using var scope = NewDisposeScope();
        // Else libtorch warns when the gradient of what is no leaf is looked at.
        var learning = inputs.Where(i => i.requires_grad).ToList();
        if (learning.Count == 0) return [.. inputs.Select(_ => (Tensor?)null)];
        foreach (var input in learning.Where(i => !i.is_leaf)) input.retain_grad();
        var before = learning.Select(i => i.grad).ToArray();
        Tensor?[] gradients;
        using var pass = new GivenPass();
        try
        {
            foreach (var input in learning) input.grad = null;
            autograd.backward([output], options.Gradient is { } gradient ? [gradient] : null, options.RetainGraph || options.CreateGraph, inputs: learning);
            gradients = [.. inputs.Select(i => i.grad)];
            if (options.CreateGraph) WithGraph(output, inputs, gradients, options);
        }
        catch (ExternalException e)
        {
            throw pass.Fault is { } cause ? BackwardMessages.OfGiven(cause) : BackwardMessages.Of(e, new(output, false, options));
        }
        finally
        {
            for (var i = 0; i < before.Length; i++) learning[i].grad = before[i];
        }

        if (pass.Fault is { } fault) throw BackwardMessages.OfGiven(fault);
        var unused = Enumerable.Range(0, gradients.Length).Where(i => gradients[i] is null).ToList();
        if (unused.Count > 0 && !allowUnused) throw BackwardMessages.OfUnused(unused);
        return [.. gradients.Select(g => g?.MoveToOuterDisposeScope())];
    }

    // By backward, libtorch would warn of a cycle between a parameter and its gradient. What backward could do, grad can do too, without ending the process.
    private static void WithGraph(Tensor output, IReadOnlyList<Tensor> inputs, Tensor?[] gradients, BackwardOptions options)
    {
        int[] used = [.. Enumerable.Range(0, gradients.Length).Where(i => gradients[i] is not null)];
        if (used.Length == 0) return;
        var again = autograd.grad([output], [.. used.Select(i => inputs[i])], options.Gradient is { } gradient ? [gradient] : null, retain_graph: true, create_graph: true);
        for (var i = 0; i < used.Length; i++) gradients[used[i]] = again[i];
    }
}
