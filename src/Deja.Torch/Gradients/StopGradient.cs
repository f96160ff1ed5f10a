using static TorchSharp.torch;

namespace Deja.Torch.Gradients;

/// <summary>Keeps gradients from flowing through a part of a computation. To keep parameters as they are while gradients pass through, see <see cref="FrozenParameters"/>.</summary>
/// <seealso href="https://pytorch.org/docs/stable/notes/autograd.html#locally-disabling-gradient-computation">Locally disabling gradient computation</seealso>
public static class StopGradient
{
    /// <summary>The same numbers as a constant. They are shared: what changes one in place changes both.</summary>
    public static Tensor Of(Tensor x) => x.detach();

    /// <summary>Computes something as a constant: no graph is made, and none is held in memory.</summary>
    public static Tensor During(Func<Tensor> compute)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        // What was there before keeps its graph, and its owner.
        return compute().detach().MoveToOuterDisposeScope();
    }
}
