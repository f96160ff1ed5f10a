namespace Deja.Torch.Gradients.Reports;

/// <summary>What to look for first.</summary>
internal static class GradientAdvice
{
    public static string Of(GradientState state) => state switch
    {
        GradientState.NonFinite => "non-finite: look at the first such layer for log, sqrt or a division at 0, or a mask of -Infinity",
        GradientState.Exploding => "exploding: clip the norm, lower the learning rate, or look at the scale of the initial weights",
        GradientState.Vanishing => "vanishing: look for saturated sigmoid or tanh, or add residual paths and normalisation",
        GradientState.AllZero => "all zero: look for dead relu units, round or argmax on the way",
        GradientState.Unused => "unused: the loss doesn't depend on it; a detach or no_grad may have cut it off",
        GradientState.NoGradient => "no gradient: call backward() first, and zero_grad() after",
        _ => "",
    };
}
