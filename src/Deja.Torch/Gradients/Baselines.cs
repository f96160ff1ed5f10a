using static TorchSharp.torch;

namespace Deja.Torch.Gradients;

/// <summary>What is subtracted from rewards. It leaves the expected gradient as it is, since E[∇log p] = 0, and makes its estimate vary less.</summary>
public static class Baselines
{
    /// <summary>The mean of all rewards. Each sample counts in it, which shrinks the gradient by (n-1)/n; with many samples nobody notices.</summary>
    public static Tensor Mean(Tensor rewards)
    {
        using var constant = rewards.detach();
        return constant.mean();                                                  // ()
    }

    /// <summary>For each sample the mean of the others, so that the gradient stays unbiased.</summary>
    /// <param name="rewards">(samples, ...), at least two samples.</param>
    /// <exception cref="ArgumentException">There are fewer.</exception>
    /// <seealso href="https://openreview.net/forum?id=r1lgTGL5DE">Buy 4 REINFORCE Samples, Get a Baseline for Free!, section 2</seealso>
    public static Tensor LeaveOneOut(Tensor rewards)
    {
        var samples = rewards.dim() == 0 ? 1 : rewards.size(0);
        if (samples < 2) throw new ArgumentException("Of one sample there are no others: give two samples or more.", nameof(rewards));
        using var scope = NewDisposeScope();
        var constant = rewards.detach();                                         // (samples, ...)
        return ((constant.sum(0, keepdim: true) - constant) / (samples - 1)).MoveToOuterDisposeScope(); // (samples, ...)
    }

    /// <summary>A running mean over steps, weight · old + (1 - weight) · mean of the new rewards: known before the samples, so unbiased.</summary>
    public static double Running(double old, Tensor rewards, double weight = 0.9)
    {
        using var scope = NewDisposeScope();
        return (weight * old) + ((1 - weight) * rewards.detach().to(ScalarType.Float64).mean().item<double>());
    }
}
