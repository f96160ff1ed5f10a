namespace Deja.Torch.Gradients.Checks;

/// <summary>How near gradients must come to central differences. The defaults are for float64 and numbers near 1.</summary>
public sealed record GradCheckOptions
{
    /// <summary>The step h: 1e-6, near the cube root of float64's precision.</summary>
    public double Step { get; init; } = 1e-6;

    /// <summary>What may differ whatever the size.</summary>
    public double Absolute { get; init; } = 1e-5;

    /// <summary>What may differ as a share of the difference quotient.</summary>
    public double Relative { get; init; } = 1e-3;

    /// <summary>Whether a gradient that is not near throws; false gives it back in the result.</summary>
    public bool Throws { get; init; } = true;
}
