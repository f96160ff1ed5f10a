namespace Deja.Torch.Weights;

/// <summary>How a file and a module fit.</summary>
/// <param name="Missing">What the module has and the file lacks.</param>
/// <param name="Unexpected">What the file has and the module doesn't.</param>
/// <param name="WrongShape">What both have in different sizes, with both.</param>
/// <param name="Untied">What should be equal to another tensor and isn't, with both names.</param>
public sealed record WeightReport(IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected, IReadOnlyList<string> WrongShape, IReadOnlyList<string> Untied)
{
    /// <summary>Whether there is nothing to tell.</summary>
    public bool IsClean => Missing.Count + Unexpected.Count + WrongShape.Count + Untied.Count == 0;

    /// <summary>A line for each name.</summary>
    public override string ToString() => string.Join('\n', [
        .. Missing.Select(n => $"missing: {n}"),
        .. Unexpected.Select(n => $"unexpected: {n}"),
        .. WrongShape.Select(n => $"wrong shape: {n}"),
        .. Untied.Select(n => $"not equal: {n}"),
    ]);
}
