using static TorchSharp.torch;

namespace Deja.Torch.Gradients.Errors;

/// <summary>How a backward pass is made. The defaults are those of <c>loss.backward()</c>.</summary>
public sealed record BackwardOptions
{
    /// <summary>The gradient of the output, of its shape. Null: 1, which only a scalar may have.</summary>
    public Tensor? Gradient { get; init; }

    /// <summary>Whether the graph is kept for another pass. False, as it holds memory.</summary>
    public bool RetainGraph { get; init; }

    /// <summary>Whether the gradients get a graph of their own, for second derivatives. False, as it holds memory.</summary>
    public bool CreateGraph { get; init; }

    /// <summary>The module that is trained, so that a loss reused after zero_grad can be told from one used twice. Null: both are told as the latter. Of use to <see cref="Backward.Run"/> alone.</summary>
    public nn.Module? Module { get; init; }
}
