namespace Deja.Recall.Find;

/// <summary>What was found.</summary>
/// <param name="Matches">Best first.</param>
/// <param name="Corrections">Words that no entry has, with those taken in their place.</param>
public sealed record FindResult(IReadOnlyList<FindMatch> Matches, IReadOnlyList<(string Typed, string Taken)> Corrections);
