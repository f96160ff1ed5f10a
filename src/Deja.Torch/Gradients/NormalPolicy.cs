using static TorchSharp.torch;

namespace Deja.Torch.Gradients;

/// <summary>A vector of independent normal numbers, by their means and the logarithms of their standard deviations.</summary>
public static class NormalPolicy
{
    // log √(2π)
    private const double LogRootTwoPi = 0.91893853320467274178;

    /// <summary>Samples, without a graph.</summary>
    /// <param name="mean">(..., d)</param>
    /// <param name="logDeviation">(..., d)</param>
    /// <param name="samples">How many of each.</param>
    /// <param name="generator">Null: libtorch's own.</param>
    /// <returns>(samples, ..., d)</returns>
    public static Tensor Sample(Tensor mean, Tensor logDeviation, long samples, Generator? generator = null)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var noise = randn([samples, .. mean.shape], mean.dtype, mean.device, generator: generator); // (samples, ..., d)
        return Reparameterised(mean, logDeviation, noise).MoveToOuterDisposeScope();
    }

    /// <summary>log p of each sample, summed over the last dimension, with a graph to mean and deviation but none to the samples.</summary>
    /// <param name="mean">(..., d)</param>
    /// <param name="logDeviation">(..., d)</param>
    /// <param name="samples">(samples, ..., d)</param>
    /// <returns>(samples, ...)</returns>
    /// <exception cref="ArgumentException">The samples have another last dimension than the means and deviations, or these have none.</exception>
    public static Tensor LogProbability(Tensor mean, Tensor logDeviation, Tensor samples)
    {
        if (samples.dim() == 0 || Math.Max(Width(mean), Width(logDeviation)) != samples.size(-1))
            throw new ArgumentException($"Samples of [{string.Join(", ", samples.shape)}] don't fit means of [{string.Join(", ", mean.shape)}] and deviations of [{string.Join(", ", logDeviation.shape)}]: their last dimension is the vector's, 1 for a single number.", nameof(samples));
        using var scope = NewDisposeScope();
        var standard = (samples.detach() - mean) * (-logDeviation).exp();        // (samples, ..., d)
        var logs = (standard * standard * -0.5) - logDeviation - LogRootTwoPi;   // (samples, ..., d)
        return logs.sum(-1).MoveToOuterDisposeScope();                           // (samples, ...)
    }

    /// <summary>mean + exp(logDeviation) · noise: a sample through which gradients flow. For rewards that have a derivative, this varies less than the score function.</summary>
    /// <param name="mean">(..., d)</param>
    /// <param name="logDeviation">(..., d)</param>
    /// <param name="noise">Standard normal, (samples, ..., d).</param>
    /// <seealso href="https://arxiv.org/abs/1312.6114">Auto-Encoding Variational Bayes, section 2.4</seealso>
    public static Tensor Reparameterised(Tensor mean, Tensor logDeviation, Tensor noise)
    {
        using var scope = NewDisposeScope();
        return (mean + (logDeviation.exp() * noise)).MoveToOuterDisposeScope();  // (samples, ..., d)
    }

    private static long Width(Tensor numbers) => numbers.dim() == 0 ? 0 : numbers.size(-1);
}
