namespace Deja.Recall.Errors;

/// <summary>What notebooks have about a log.</summary>
/// <param name="IsConfident">The first match is sure enough to be shown unasked.</param>
/// <param name="Matches">Best first; empty when nothing has anything in common with the log.</param>
public sealed record RecallResult(bool IsConfident, IReadOnlyList<RecallMatch> Matches);
