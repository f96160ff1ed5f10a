using Deja.Notes;
using Deja.Recall.Index;

namespace Deja.Recall.Candidates;

/// <summary>An entry that may be the answer, with the note it stands in.</summary>
internal sealed record Candidate(NotebookIndex Index, Note Note, Entry Entry);
