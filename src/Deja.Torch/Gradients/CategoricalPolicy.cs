using static TorchSharp.torch;

namespace Deja.Torch.Gradients;

/// <summary>One of k choices, by logits. The reparameterised alternative is <see cref="GumbelSoftmax"/>.</summary>
public static class CategoricalPolicy
{
    /// <summary>Choices, without a graph.</summary>
    /// <param name="logits">(..., k)</param>
    /// <param name="samples">How many of each.</param>
    /// <param name="generator">Null: libtorch's own.</param>
    /// <returns>(samples, ...), int64.</returns>
    public static Tensor Sample(Tensor logits, long samples, Generator? generator = null)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var rows = logits.softmax(-1).reshape(-1, logits.size(-1));              // (rows, k)
        var chosen = rows.multinomial(samples, replacement: true, generator).t(); // (samples, rows)
        return chosen.reshape([samples, .. logits.shape[..^1]]).MoveToOuterDisposeScope();
    }

    /// <summary>log p of each choice, with a graph to the logits.</summary>
    /// <param name="logits">(..., k)</param>
    /// <param name="samples">(samples, ...): whole numbers from 0 to k - 1.</param>
    /// <returns>(samples, ...)</returns>
    public static Tensor LogProbability(Tensor logits, Tensor samples)
    {
        using var scope = NewDisposeScope();
        var logs = logits.log_softmax(-1).expand([.. samples.shape, logits.size(-1)]); // (samples, ..., k)
        return logs.gather(-1, samples.to(ScalarType.Int64).unsqueeze(-1)).squeeze(-1).MoveToOuterDisposeScope(); // (samples, ...)
    }

    /// <summary>Σₖ stop(pₖ fₖ) · log pₖ: all choices instead of samples. Its gradient is that of Σₖ pₖ fₖ, without any variance.</summary>
    /// <param name="logits">(..., k)</param>
    /// <param name="rewards">f of each choice, (..., k) or (k).</param>
    public static Tensor ExactSurrogate(Tensor logits, Tensor rewards)
    {
        using var scope = NewDisposeScope();
        var logs = logits.log_softmax(-1);                                       // (..., k)
        // A choice of probability 0 adds nothing, though its logarithm is infinite.
        var finite = logs.masked_fill(logs.detach().isneginf(), 0);              // (..., k)
        return ((logs.exp() * rewards).detach() * finite).sum().MoveToOuterDisposeScope(); // ()
    }
}
