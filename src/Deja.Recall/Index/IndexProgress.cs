namespace Deja.Recall.Index;

/// <summary>How far an update has come.</summary>
/// <param name="Done">Notes read.</param>
/// <param name="Total">Notes to read.</param>
public readonly record struct IndexProgress(int Done, int Total);
