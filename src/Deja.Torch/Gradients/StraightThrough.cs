using static TorchSharp.torch;

namespace Deja.Torch.Gradients;

/// <summary>A step has the gradient 0 everywhere. A straight-through estimator goes forward by the step and backward as if it were something smooth.</summary>
/// <seealso href="https://arxiv.org/abs/1308.3432">Estimating or Propagating Gradients Through Stochastic Neurons, section 4</seealso>
public static class StraightThrough
{
    /// <summary>The numbers of one tensor, the gradient of another of the same shape: hard + (soft - stop(soft)), where the bracket is exactly 0, also of an infinity.</summary>
    /// <exception cref="ArgumentException">Their shapes differ.</exception>
    public static Tensor Of(Tensor hard, Tensor soft)
    {
        if (!hard.shape.SequenceEqual(soft.shape)) throw new ArgumentException($"The hard numbers have the shape [{string.Join(", ", hard.shape)}] and the soft ones [{string.Join(", ", soft.shape)}]: one stands for the other.", nameof(soft));
        using var scope = NewDisposeScope();
        var bracket = soft - soft.detach();                                      // as soft
        return (hard.detach() + where(soft.detach().isfinite(), bracket, zeros_like(bracket))).MoveToOuterDisposeScope(); // as soft
    }

    /// <summary>Rounds, halves to the even number; the gradient passes as it is.</summary>
    public static Tensor Round(Tensor x)
    {
        using var scope = NewDisposeScope();
        return Of(x.detach().round(), x).MoveToOuterDisposeScope();              // as x
    }

    /// <summary>Rounds, halves to the even number; the gradient passes only where |x| is at most a limit, so that weights which are cut off anyway don't run away.</summary>
    /// <seealso href="https://arxiv.org/abs/1602.02830">Binarized Neural Networks, section 1.3</seealso>
    public static Tensor Round(Tensor x, double limit)
    {
        using var scope = NewDisposeScope();
        var passing = where(x.detach().abs() <= limit, x, x.detach());           // as x
        return Of(x.detach().round(), passing).MoveToOuterDisposeScope();        // as x
    }

    /// <summary>1 at the largest logit of each row and 0 elsewhere; the gradient is the softmax's. Of equal ones the first is taken.</summary>
    /// <param name="logits">(..., k)</param>
    public static Tensor ArgMax(Tensor logits)
    {
        using var scope = NewDisposeScope();
        return ArgMaxOf(logits, logits.softmax(-1)).MoveToOuterDisposeScope();   // (..., k)
    }

    /// <summary>1 at the largest score of each row; the gradient is that of the probabilities, in which scores that lie near each other may be equal.</summary>
    internal static Tensor ArgMaxOf(Tensor scores, Tensor soft)
    {
        using var scope = NewDisposeScope();
        var largest = scores.detach().argmax(-1, keepdim: true);                 // (..., 1)
        var hard = zeros_like(soft.detach()).scatter_(-1, largest, ones_like(largest).to(soft.dtype)); // (..., k)
        return Of(hard, soft).MoveToOuterDisposeScope();                         // (..., k)
    }
}
