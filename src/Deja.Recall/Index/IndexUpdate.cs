using Deja.Notes;

namespace Deja.Recall.Index;

/// <summary>What an update found.</summary>
/// <param name="Read">Notes that were new or changed, and were read.</param>
/// <param name="Removed">Notes that are no longer there.</param>
/// <param name="Skipped">Files and folders that can't be notes, with the reason.</param>
public sealed record IndexUpdate(int Read, int Removed, IReadOnlyList<NoteProblem> Skipped)
{
    /// <summary>Nothing had changed.</summary>
    public static IndexUpdate Nothing { get; } = new(0, 0, []);
}
