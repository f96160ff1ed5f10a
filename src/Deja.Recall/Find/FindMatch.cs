using Deja.Notes;

namespace Deja.Recall.Find;

/// <summary>An entry that was found.</summary>
/// <param name="Notebook">Where it stands.</param>
/// <param name="Note">The note.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Snippet">The line that shows best why.</param>
/// <param name="Score">More is better; compares within one search only.</param>
public sealed record FindMatch(Notebook Notebook, Note Note, Entry Entry, Snippet Snippet, double Score);
