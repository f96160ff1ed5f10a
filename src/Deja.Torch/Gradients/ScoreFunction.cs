using static TorchSharp.torch;

namespace Deja.Torch.Gradients;

/// <summary>
/// The gradient of an expected reward, from samples alone: ∇E[f] = E[f · ∇log p], as ∇p = p · ∇log p. The reward may be anything, also what has no derivative. Where samples can be written as a differentiable function
/// of noise (<see cref="NormalPolicy.Reparameterised"/>), that has far less variance.
/// </summary>
/// <seealso href="https://link.springer.com/article/10.1007/BF00992696">Williams 1992, section 4: REINFORCE</seealso>
public static class ScoreFunction
{
    /// <summary>mean((reward - baseline) · log p): its gradient points to more reward. To minimise, take <see cref="Loss"/>.</summary>
    /// <param name="logProbability">Of each sample, with a graph to the policy.</param>
    /// <param name="rewards">Of the same shape; a constant, whatever made it.</param>
    /// <param name="baseline">What is subtracted, a scalar or one for each sample; see <see cref="Baselines"/>. It must not depend on its own sample. Null: nothing.</param>
    /// <exception cref="ArgumentException">Rewards or baseline have another shape.</exception>
    public static Tensor Surrogate(Tensor logProbability, Tensor rewards, Tensor? baseline = null)
    {
        if (!logProbability.shape.SequenceEqual(rewards.shape)) throw new ArgumentException($"There are rewards of the shape [{string.Join(", ", rewards.shape)}] for log-probabilities of the shape [{string.Join(", ", logProbability.shape)}]: each sample has one of both.", nameof(rewards));
        using var scope = NewDisposeScope();
        var advantage = (baseline is null ? rewards : rewards - baseline).detach(); // (samples, ...)
        if (!advantage.shape.SequenceEqual(rewards.shape)) throw new ArgumentException($"The baseline's shape [{string.Join(", ", baseline!.shape)}] doesn't fit rewards of [{string.Join(", ", rewards.shape)}]: give a scalar, or one for each sample.", nameof(baseline));
        return (advantage * logProbability).mean().MoveToOuterDisposeScope();       // ()
    }

    /// <summary>The surrogate with its sign turned, for an optimizer, which goes down.</summary>
    /// <inheritdoc cref="Surrogate"/>
    public static Tensor Loss(Tensor logProbability, Tensor rewards, Tensor? baseline = null)
    {
        using var ascent = Surrogate(logProbability, rewards, baseline);
        return -ascent;
    }
}
