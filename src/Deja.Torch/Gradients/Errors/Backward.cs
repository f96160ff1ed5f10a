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
        var wasDone = Done.TryGetValue(loss, out _);
        try
        {
            GivenBackwardFaults.Clear();
            autograd.backward([loss], options.Gradient is { } gradient ? [gradient] : null, options.RetainGraph || options.CreateGraph, options.CreateGraph);
        }
        catch (ExternalException e)
        {
            throw BackwardMessages.Of(e, new(loss, wasDone, options));
        }

        Done.AddOrUpdate(loss, Done);
        if (GivenBackwardFaults.Taken() is { } fault) throw BackwardMessages.OfGiven(fault);
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
