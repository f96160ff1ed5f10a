using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Deja.Torch.Gradients.Errors;

/// <summary>Backward passes whose errors say what to do.</summary>
/// <seealso href="https://pytorch.org/docs/stable/notes/autograd.html">Autograd mechanics</seealso>
public static class Backward
{
    // Losses that went backward, for as long as they live.
    private static readonly ConditionalWeakTable<Tensor, object> Done = [];

    /// <summary>As <c>loss.backward()</c>: gradients are added to those that are there.</summary>
    /// <exception cref="BackwardException">It can't be done; the message says which fault it is, why, and what to do.</exception>
    public static void Run(Tensor loss, BackwardOptions? options = null)
    {
        options ??= new();
        CheckGradient(loss, options);
        var wasDone = Done.TryGetValue(loss, out _);
        using var pass = new GivenPass();
        try
        {
            autograd.backward([loss], options.Gradient is { } gradient ? [gradient] : null, options.RetainGraph || options.CreateGraph, options.CreateGraph);
        }
        catch (ExternalException e)
        {
            throw pass.Fault is { } cause ? BackwardMessages.OfGiven(cause) : BackwardMessages.Of(e, new(loss, wasDone, options));
        }

        Done.AddOrUpdate(loss, Done);
        if (pass.Fault is { } fault) throw BackwardMessages.OfGiven(fault);
    }

    /// <summary>A given gradient that the output could be broadcast to is added up by libtorch, which nobody means; of any other wrong shape it tells itself.</summary>
    internal static void CheckGradient(Tensor output, BackwardOptions options)
    {
        if (options.Gradient is { } gradient && !gradient.shape.SequenceEqual(output.shape) && Shapes.Broadcasts(output.shape, gradient.shape)) throw BackwardMessages.OfShape(new(output, false, options));
    }

    /// <summary>Runs what makes or changes tensors, and has libtorch's errors about gradients say what to do: a leaf changed in place, a gradient for whole numbers.</summary>
    /// <exception cref="BackwardException">libtorch refused.</exception>
    public static void Watch(Action action)
    {
        try
        {
            action();
        }
        catch (ExternalException e)
        {
            throw BackwardMessages.Of(e, null);
        }
    }
}
