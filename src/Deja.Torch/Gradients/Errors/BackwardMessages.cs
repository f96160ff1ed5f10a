using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Deja.Torch.Gradients.Errors;

/// <summary>libtorch's messages, told apart by the words that stay the same between versions.</summary>
internal static class BackwardMessages
{
    /// <summary>What libtorch says of an input that the loss doesn't depend on; through TorchSharp 0.107 it ends the process instead.</summary>
    public const string Unused = "One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.";

    private static readonly (string Words, BackwardProblem Problem)[] Known =
    [
        ("backward through the graph a second time", BackwardProblem.SharedGraphFreed),
        ("has been modified by an inplace operation", BackwardProblem.ChangedInPlace),
        ("a leaf Variable that requires grad", BackwardProblem.LeafChangedInPlace),
        ("a view of a leaf Variable that requires grad", BackwardProblem.LeafChangedInPlace),
        ("can be implicitly created only for scalar outputs", BackwardProblem.NotScalar),
        ("only for real scalar outputs", BackwardProblem.NotReal),
        ("does not require grad and does not have a grad_fn", BackwardProblem.NothingRequiresGradient),
        ("invalid gradient at index", BackwardProblem.WrongGradientShape),
        ("Mismatch in shape", BackwardProblem.WrongGradientShape),
        ("nly Tensors of floating point", BackwardProblem.NotFloatingPoint),
        ("appears to not have been used in the graph", BackwardProblem.UnusedInput),
        ("derivative for aten::", BackwardProblem.NoDerivative),
        // libtorch's own slip: it means requires_grad = False.
        ("can't retain_grad on Tensor that has requires_grad", BackwardProblem.NothingRequiresGradient),
        ("does not require grad", BackwardProblem.NothingRequiresGradient),
    ];

    /// <summary>The exception for one of libtorch's.</summary>
    /// <param name="error">Its message may go on with a native stack, which is left out.</param>
    /// <param name="state">What is known; null outside of a backward pass.</param>
    public static BackwardException Of(Exception error, BackwardState? state)
    {
        var line = error.Message.Split('\n', 2)[0].TrimEnd('\r');
        var problem = Known.FirstOrDefault(k => line.Contains(k.Words, StringComparison.Ordinal)).Problem;
        if (problem == BackwardProblem.SharedGraphFreed && state is { WasDone: true })
            problem = state.IsCleared ? BackwardProblem.LossReusedAfterZeroGrad : BackwardProblem.SameLossAgain;
        return new(problem, line, Advice(problem, state));
    }

    /// <summary>The exception for a gradient of the output that hasn't its shape, in libtorch's words.</summary>
    public static BackwardException OfShape(BackwardState state) =>
        new(BackwardProblem.WrongGradientShape, $"Mismatch in shape: grad_output[0] has a shape of [{string.Join(", ", state.Options.Gradient!.shape)}] and output[0] has a shape of {state.Shape}.", Advice(BackwardProblem.WrongGradientShape, state));

    /// <summary>The exception for inputs that no gradient is computed for, by their places.</summary>
    public static BackwardException OfConstant(IEnumerable<int> places) =>
        new(BackwardProblem.NothingRequiresGradient, "One of the differentiated Tensors does not require grad", $"Without requires_grad: input {string.Join(", ", places)}, counted from 0.\n{Advice(BackwardProblem.NothingRequiresGradient, null)}");

    /// <summary>The exception for a backward function in C# that threw. What libtorch threw into it, such as of a change in place, is told as elsewhere.</summary>
    public static BackwardException OfGiven(Exception fault) => fault is ExternalException && Of(fault, null) is { Problem: not BackwardProblem.Other } known ? known :
        new(BackwardProblem.GivenBackwardFailed, fault.Message, Advice(BackwardProblem.GivenBackwardFailed, null), fault);

    /// <summary>The exception for inputs that the loss doesn't depend on, by their places.</summary>
    public static BackwardException OfUnused(IEnumerable<int> places) =>
        new(BackwardProblem.UnusedInput, Unused, $"Not used: input {string.Join(", ", places)}, counted from 0.\n{Advice(BackwardProblem.UnusedInput, null)}");

    private static string Advice(BackwardProblem problem, BackwardState? state) => problem switch
    {
        BackwardProblem.SameLossAgain => Lines("this loss went backward before.", "the first pass freed the graph, and clearing gradients does not make a new one.", "compute the loss anew before each pass, or give RetainGraph = true in the first one when you want the sum of both."),
        BackwardProblem.LossReusedAfterZeroGrad => Lines("the loss of an earlier step is used again after zero_grad.", "zero_grad clears gradients; the graph was freed by the first pass and is still gone.", "compute the loss anew from the inputs in every step, after zero_grad."),
        BackwardProblem.SharedGraphFreed => Lines("another backward pass freed a part of the graph that this loss needs too.", "something was computed before the loop, carried from the last step, or shared by two losses; zero_grad does not rebuild a graph.", "compute it anew in each step, detach() what is carried over, add two losses of one forward pass before one backward, or give RetainGraph = true in the first pass."),
        BackwardProblem.ChangedInPlace => Lines("a tensor that the gradient needs was changed in place.", "autograd kept it, and add_, mul_, x[i] = ... or optimizer.step() changed it before the backward pass; where libtorch says \"output 0 of\", the operation behind that made it, else it is a parameter or another leaf.", "write y = y + 1, not y.add_(1); step the optimizer after the last backward."),
        BackwardProblem.LeafChangedInPlace => Lines("a parameter or another leaf was changed in place.", "autograd can't follow a leaf whose value changes under it.", "change it inside using (no_grad()), before the forward pass, or make a new tensor."),
        BackwardProblem.NotScalar => Lines($"the loss is no scalar{(state is null ? "" : $": its shape is {state.Shape}")}.", "of several numbers it is not clear which gradient is meant.", "take loss.sum() or loss.mean(), or give Gradient, a tensor of the same shape."),
        BackwardProblem.NotReal => Lines("the loss is a complex number.", "of two parts it is not clear which should become smaller.", "take loss.abs() or loss.real()."),
        BackwardProblem.NothingRequiresGradient => Lines("nothing behind the loss requires a gradient.", Cut(state), "set requires_grad = true before the forward pass; don't detach the loss or build it from item()."),
        BackwardProblem.WrongGradientShape => Lines($"the given gradient has the wrong shape{(state?.Options.Gradient is { } given ? $": [{string.Join(", ", given.shape)}], the output has {state.Shape}" : "")}.", "there is one gradient for each entry of the output.", "give ones_like(output), or a gradient of the output's shape."),
        BackwardProblem.NotFloatingPoint => Lines("a gradient is asked for whole numbers or booleans.", "they don't change by small steps.", "convert to float32 or float64 first: x.to(ScalarType.Float32)."),
        BackwardProblem.UnusedInput => Lines("the output doesn't depend on an input.", "it was not used, or a detach or no_grad cut it off.", "leave it out, or allow unused inputs: their gradient is null."),
        BackwardProblem.NoDerivative => Lines("libtorch has no derivative of an operation on the way to the loss.", "mostly it is asked for a second one, and the operation is a fused kernel's backward, of which nobody wrote any.", "write the operation by simpler ones; of attention, call ScaledDotProduct.Formula, or set WantsWeights."),
        BackwardProblem.GivenBackwardFailed => Lines("a backward function written in C# failed.", "its exception can't pass through libtorch, so its gradients were set to NaN.", "see the inner exception; clear the gradients before going on."),
        _ => Lines("none of the known faults.", "libtorch says it above.", "look whether all tensors are of one device and type."),
    };

    private static string Cut(BackwardState? state) =>
        state is null ? "it was not asked for before the forward pass, or the graph was cut."
        : !is_grad_enabled() ? "no_grad is in force right now, so no graph is made."
        : "requires_grad was not set before the forward pass, all parameters are frozen, or no_grad, detach() or item() cut the graph.";

    private static string Lines(string what, string why, string fix) => $"What: {what}\nWhy: {why}\nDo: {fix}";
}
