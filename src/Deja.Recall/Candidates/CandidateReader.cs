using Deja.Notes;
using Deja.Recall.Index;

namespace Deja.Recall.Candidates;

/// <summary>Reads the notes that rows of an index stand for, each once.</summary>
internal sealed class CandidateReader
{
    private readonly Dictionary<(NotebookIndex Index, string Path), Note?> _notes = [];

    /// <summary>The entry of a row; null when its note has gone or changed since it was indexed.</summary>
    public Candidate? Read(NotebookIndex index, long row)
    {
        if (index.Entry(row) is not { } at) return null;
        if (!_notes.TryGetValue((index, at.Path), out var note))
        {
            var text = index.Notebook.ReadText(at.Path, out _);
            _notes[(index, at.Path)] = note = text is null ? null : NoteReader.ReadOutline(at.Path, text);
        }

        return note is null || note.Entries.Count != at.EntryCount || at.Ordinal >= at.EntryCount || at.Ordinal < 0 ? null : new Candidate(index, note, note.Entries[at.Ordinal]);
    }
}
