namespace Deja.Torch.Weights;

/// <summary>Weights don't fit a module, and nothing was loaded. The message lists every name.</summary>
public sealed class WeightsException(WeightReport report)
    : Exception($"The weights don't fit the module; nothing was loaded. Give the module the shape that the weights are of, or load with IsStrict = false to take what fits.\n{report}")
{
    /// <summary>What doesn't fit.</summary>
    public WeightReport Report { get; } = report;
}
