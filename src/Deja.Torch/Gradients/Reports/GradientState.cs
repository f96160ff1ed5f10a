namespace Deja.Torch.Gradients.Reports;

/// <summary>How a parameter stands after a backward pass.</summary>
public enum GradientState
{
    /// <summary>It has a gradient, and nothing is remarkable about it.</summary>
    Ok,

    /// <summary>It requires none: <c>requires_grad</c> is false.</summary>
    Frozen,

    /// <summary>It requires one and has none, while others have: the loss doesn't depend on it.</summary>
    Unused,

    /// <summary>No parameter has one: there was no backward pass, or the gradients were cleared since.</summary>
    NoGradient,

    /// <summary>It took part, with no effect: dead units, or a step whose slope is 0.</summary>
    AllZero,

    /// <summary>It holds NaN or an infinity.</summary>
    NonFinite,

    /// <summary>Its norm is above <see cref="GradientThresholds.ExplodingNorm"/>.</summary>
    Exploding,

    /// <summary>Its largest entry is below <see cref="GradientThresholds.VanishingEntry"/>, and not 0.</summary>
    Vanishing,
}
