namespace Deja.Run.Expectations;

/// <summary>One step from what is expected to what was printed.</summary>
/// <param name="Expected">The expected line; null where more was printed.</param>
/// <param name="Printed">The printed line; null where it is missing, or <see cref="Skipped"/> counts several.</param>
/// <param name="IsDifference">Whether the two are not the same.</param>
internal readonly record struct AlignmentStep(string? Expected, string? Printed, bool IsDifference)
{
    /// <summary>How many lines a <c>...</c> stands for.</summary>
    public int Skipped { get; init; }
}
