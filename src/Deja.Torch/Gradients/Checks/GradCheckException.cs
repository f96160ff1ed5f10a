namespace Deja.Torch.Gradients.Checks;

/// <summary>A gradient is not what central differences say. The message names the worst entry.</summary>
public sealed class GradCheckException(GradCheckResult result)
    : Exception($"The gradient is wrong: {result}. A backward may be wrong, something may be detached, x may stand at a kink, or Step may not suit the size of the numbers.")
{
    /// <summary>The worst entry.</summary>
    public GradCheckResult Result { get; } = result;
}
