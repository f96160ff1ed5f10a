namespace Deja.Site.Search;

/// <summary>All terms of a site in order, each with the entries that have it.</summary>
internal sealed class TermTable
{
    private readonly int[] _starts;
    private readonly (int Entry, byte Fields, byte Length)[] _postings;

    /// <param name="notes">What each note brings.</param>
    /// <param name="first">The number of each note's first entry.</param>
    public TermTable(IReadOnlyList<NoteSearch> notes, int[] first)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var note in notes)
        {
            foreach (var (term, _) in note.Terms) System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
        }

        Terms = [.. counts.Keys.Order(StringComparer.Ordinal)];
        _starts = new int[Terms.Count + 1];
        var next = new Dictionary<string, int>(Terms.Count, StringComparer.Ordinal);
        for (var i = 0; i < Terms.Count; i++)
        {
            next[Terms[i]] = _starts[i];
            _starts[i + 1] = _starts[i] + counts[Terms[i]];
        }

        _postings = new (int, byte, byte)[_starts[^1]];
        foreach (var note in notes)
        {
            foreach (var (term, posting) in note.Terms)
            {
                ref var at = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(next, term);
                _postings[at++] = (first[posting.Note] + posting.Ordinal, posting.Fields, posting.Length);
            }
        }
    }

    /// <summary>In the order of their UTF-16 code units, which is that of JavaScript's strings.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>The entries that have a term, by number.</summary>
    public ReadOnlySpan<(int Entry, byte Fields, byte Length)> Postings(int term) => _postings.AsSpan(_starts[term].._starts[term + 1]);
}
