using Deja.Notes;

namespace Deja.Recall.Errors;

/// <summary>An entry that may be about a log.</summary>
/// <param name="Notebook">Where it stands.</param>
/// <param name="Note">The note.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Line">The line of the note that fitted the log best, counted from 1.</param>
/// <param name="Score">How sure it is, 0 to 1; matches of different logs compare.</param>
/// <param name="Because">The log line that decided, cleaned.</param>
public sealed record RecallMatch(Notebook Notebook, Note Note, Entry Entry, int Line, double Score, string Because)
{
    /// <summary>What spoke for and against it.</summary>
    internal Evidence Evidence { get; init; }
}
