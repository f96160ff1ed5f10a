using System.Globalization;

namespace Deja.Torch.Gradients.Checks;

/// <summary>How far gradients are from central differences, at the entry where they are farthest relative to what is allowed.</summary>
/// <param name="Passed">Whether all entries are near.</param>
/// <param name="Input">The place of the worst entry's input in the list of inputs.</param>
/// <param name="InputIndex">The worst entry's index in that input.</param>
/// <param name="OutputIndex">Its index in the output.</param>
/// <param name="ByBackward">What the backward pass says.</param>
/// <param name="ByDifferences">What the central difference says.</param>
public sealed record GradCheckResult(bool Passed, int Input, IReadOnlyList<long> InputIndex, IReadOnlyList<long> OutputIndex, double ByBackward, double ByDifferences)
{
    /// <summary>How far they are apart. NaN when one of them is.</summary>
    public double Difference => Math.Abs(ByBackward - ByDifferences);

    /// <summary>One line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(Passed ? "passed" : "failed")}; worst: d output[{string.Join(", ", OutputIndex)}] / d input {Input}[{string.Join(", ", InputIndex)}] is {ByBackward:g9} by backward, {ByDifferences:g9} by differences, {Difference:g3} apart");
}
