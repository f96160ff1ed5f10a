namespace Deja.Torch.Weights;

/// <summary>How a file and a module fit.</summary>
/// <param name="Missing">What the module has and the file lacks.</param>
/// <param name="Unexpected">What the file has and the module doesn't.</param>
/// <param name="WrongShape">What both have in different sizes, with both.</param>
/// <param name="WrongType">What is numbers of another kind in the file (whole, real, complex) than in the module, or of a type that libtorch doesn't compute with.</param>
/// <param name="Untied">What should be equal to another tensor and isn't, with both names.</param>
public sealed record WeightReport(IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected, IReadOnlyList<string> WrongShape, IReadOnlyList<string> WrongType, IReadOnlyList<string> Untied)
{
    /// <summary>Whether there is nothing to tell.</summary>
    public bool IsClean => Missing.Count + Unexpected.Count + WrongShape.Count + WrongType.Count + Untied.Count == 0;

    /// <summary>A line for each name.</summary>
    public override string ToString() => string.Join('\n', [
        .. Missing.Select(n => $"missing: {n}"),
        .. Unexpected.Select(n => $"unexpected: {n}"),
        .. WrongShape.Select(n => $"wrong shape: {n}"),
        .. WrongType.Select(n => $"wrong type: {n}"),
        .. Untied.Select(n => $"not equal: {n}"),
    ]);
}
