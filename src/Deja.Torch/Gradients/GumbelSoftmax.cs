using static TorchSharp.torch;

namespace Deja.Torch.Gradients;

/// <summary>A choice through which gradients flow: the largest of logits + Gumbel noise is distributed as the softmax says, and a softmax in place of the largest is smooth.</summary>
/// <seealso href="https://arxiv.org/abs/1611.01144">Categorical Reparameterization with Gumbel-Softmax, section 2</seealso>
public static class GumbelSoftmax
{
    /// <summary>Gumbel noise, -log(-log u).</summary>
    /// <param name="shape">As the logits.</param>
    /// <param name="type">As the logits.</param>
    /// <param name="generator">Null: libtorch's own.</param>
    public static Tensor Noise(long[] shape, ScalarType type, Generator? generator = null)
    {
        using var scope = NewDisposeScope();
        // In float64, so that 1 - u doesn't round to 0; u itself may be 0, whose logarithm is not finite.
        var uniform = rand(shape, ScalarType.Float64, generator: generator).clamp_(double.Epsilon * Math.Pow(2, 52), 1 - Math.Pow(2, -53));
        return (-(-uniform.log()).log()).to(type).MoveToOuterDisposeScope();
    }

    /// <summary>softmax((logits + noise) / temperature): near a choice when the temperature is low, near even when it is high.</summary>
    /// <param name="logits">(..., k)</param>
    /// <param name="temperature">Above 0.</param>
    /// <param name="noise">As the logits. Null: drawn.</param>
    public static Tensor Soft(Tensor logits, double temperature = 1, Tensor? noise = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        using var scope = NewDisposeScope();
        noise ??= Noise(logits.shape, logits.dtype).to(logits.device);           // (..., k)
        return ((logits + noise) / temperature).softmax(-1).MoveToOuterDisposeScope(); // (..., k)
    }

    /// <summary>The choice itself, 1 in one place of each row, with the gradient of <see cref="Soft"/>: biased, less at a lower temperature.</summary>
    /// <inheritdoc cref="Soft"/>
    public static Tensor Hard(Tensor logits, double temperature = 1, Tensor? noise = null)
    {
        using var scope = NewDisposeScope();
        noise ??= Noise(logits.shape, logits.dtype).to(logits.device);           // (..., k)
        return StraightThrough.ArgMaxOf(logits + noise, Soft(logits, temperature, noise)).MoveToOuterDisposeScope(); // (..., k)
    }
}
