namespace Deja.Torch.Gradients.Reports;

/// <summary>From where on a gradient is called too large or too small.</summary>
public sealed record GradientThresholds
{
    /// <summary>The norm of one parameter's gradient: 1000, far above what clipping to norms near 1 is used for.</summary>
    public double ExplodingNorm { get; init; } = 1e3;

    /// <summary>The largest entry: 1e-8, the ε that Adam adds, below which its steps no longer follow the gradient.</summary>
    public double VanishingEntry { get; init; } = 1e-8;

    internal GradientState Of(GradientStatistics gradient) =>
        gradient.NotNumbers + gradient.Infinite > 0 ? GradientState.NonFinite
        : gradient.Count > 0 && gradient.Zeros == gradient.Count ? GradientState.AllZero
        : gradient.Norm > ExplodingNorm ? GradientState.Exploding
        : gradient.Count > 0 && gradient.Largest < VanishingEntry ? GradientState.Vanishing
        : GradientState.Ok;
}
