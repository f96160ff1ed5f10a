using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Layers;

/// <summary>What stands between the two projections of a feed-forward layer.</summary>
public enum Activation
{
    /// <summary>x·Φ(x) by the error function, as BERT has it.</summary>
    Gelu,

    /// <summary>The same, approached by tanh, as GPT-2 has it (<c>gelu_new</c>).</summary>
    GeluTanh,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>x·σ(x).</summary>
    Silu,
}

/// <summary>Activations of tensors.</summary>
internal static class ActivationExtensions
{
    /// <seealso href="https://arxiv.org/abs/1606.08415">Gaussian Error Linear Units, section 2</seealso>
    public static Tensor Of(this Activation activation, Tensor x) => activation switch
    {
        Activation.Gelu => functional.gelu(x),
        Activation.GeluTanh => functional.gelu(x, TorchSharp.Modules.GELU.Approximate.tanh),
        Activation.Relu => functional.relu(x),
        Activation.Silu => functional.silu(x),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "There is no such activation."),
    };
}
