namespace Deja.Torch.Gradients.Reports;

/// <summary>One parameter of a report.</summary>
/// <param name="Name">As <c>named_parameters()</c> has it, such as <c>encoder.0.weight</c>.</param>
/// <param name="Shape">The parameter's.</param>
/// <param name="RequiresGradient">False where it is frozen.</param>
/// <param name="State">How it stands.</param>
/// <param name="Gradient">Numbers about its gradient; null where it has none.</param>
public sealed record GradientRow(string Name, IReadOnlyList<long> Shape, bool RequiresGradient, GradientState State, GradientStatistics? Gradient)
{
    /// <summary>What the parameter belongs to: its name up to the last dot, or the whole of it.</summary>
    public string Layer => Name.LastIndexOf('.') is > 0 and var dot ? Name[..dot] : Name;

    /// <summary>The state as words.</summary>
    public string StateText => State switch
    {
        GradientState.NoGradient => "no gradient",
        GradientState.AllZero => "all zero",
        GradientState.NonFinite => "non-finite",
        _ => State.ToString().ToLowerInvariant(),
    };

    internal string ShapeText => $"[{string.Join(", ", Shape)}]";
}
