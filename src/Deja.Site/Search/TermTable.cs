using Deja.Recall.Published;

namespace Deja.Site.Search;

/// <summary>All terms of a site, each with the entries that have it.</summary>
internal sealed class TermTable
{
    private readonly Dictionary<string, TermRow> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<TermCounts, List<TermRow?>> _numbered = [];

    /// <summary>In the order of their UTF-16 code units, which is that of JavaScript's strings.</summary>
    public IReadOnlyList<TermRow> InOrder() => [.. _rows.Values.OrderBy(r => r.Term, StringComparer.Ordinal)];

    /// <summary>Adds a note, which comes after all that were added before.</summary>
    /// <param name="note">The note.</param>
    /// <param name="first">The number of its first entry.</param>
    public void Add(NoteSearch note, int first)
    {
        if (note.Counts is not { } counts) return;
        if (!_numbered.TryGetValue(counts, out var rows)) _numbered[counts] = rows = [];
        while (rows.Count < counts.Names.Count) rows.Add(null);
        foreach (var posting in note.Postings) (rows[posting.Term] ??= RowOf(counts.Names[posting.Term])).Add(first + posting.Ordinal, posting.Fields, posting.Length);
    }

    private TermRow RowOf(string term)
    {
        if (!_rows.TryGetValue(term, out var row)) _rows[term] = row = new TermRow(term);
        return row;
    }
}
