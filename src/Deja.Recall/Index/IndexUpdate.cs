using Deja.Notes;

namespace Deja.Recall.Index;

/// <summary>What an update found.</summary>
/// <param name="Read">Notes that were new or changed, and were read.</param>
/// <param name="Removed">Notes that are no longer there.</param>
/// <param name="Skipped">Files and folders that can't be notes, and notes with a fault of their own, each time anew; of faults in notes the first.</param>
public sealed record IndexUpdate(int Read, int Removed, IReadOnlyList<NoteProblem> Skipped)
{
    /// <summary>Nothing had changed, and nothing was looked at.</summary>
    public static IndexUpdate Nothing { get; } = new(0, 0, []);
}
