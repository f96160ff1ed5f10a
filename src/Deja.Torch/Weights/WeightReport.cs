namespace Deja.Torch.Weights;

/// <summary>How a file and a module fit.</summary>
/// <param name="Missing">What the module has and the file lacks.</param>
/// <param name="Unexpected">What the file has and the module doesn't.</param>
/// <param name="WrongShape">What both have in different sizes, with both.</param>
/// <param name="WrongType">What is numbers of another kind in the file (whole, real, complex) than in the module, or of a type that TorchSharp doesn't have.</param>
/// <param name="Untied">What should be equal to another tensor and isn't, with both names.</param>
public sealed record WeightReport(IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected, IReadOnlyList<string> WrongShape, IReadOnlyList<string> WrongType, IReadOnlyList<string> Untied)
{
    /// <summary>Whether there is nothing to tell.</summary>
    public bool IsClean => Missing.Count + Unexpected.Count + WrongShape.Count + WrongType.Count + Untied.Count == 0;

    /// <summary>A line for each name.</summary>
    public override string ToString() => string.Join('\n', [
        .. Missing.Select(n => $"missing: {NameText.Of(n)}"),
        .. Unexpected.Select(n => $"unexpected: {NameText.Of(n)}"),
        .. WrongShape.Select(n => $"wrong shape: {NameText.Of(n)}"),
        .. WrongType.Select(n => $"wrong type: {NameText.Of(n)}"),
        .. Untied.Select(n => $"not equal: {NameText.Of(n)}"),
    ]);
}
