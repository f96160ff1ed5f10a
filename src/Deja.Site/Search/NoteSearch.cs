using Deja.Notes;
using Deja.Recall.Published;
using Deja.Site.Catalogue;

namespace Deja.Site.Search;

/// <summary>What one note brings into the search of a site.</summary>
/// <param name="Entries">Each of its entries as <see cref="EntryJson"/> writes it.</param>
/// <param name="Terms">The terms of its entries.</param>
internal sealed record NoteSearch(IReadOnlyList<byte[]> Entries, IReadOnlyList<(string Term, Posting Posting)> Terms)
{
    public static NoteSearch Nothing { get; } = new([], []);

    public static NoteSearch Of(Note note, SiteNote page, int index, TermCounts counts, TermNames names)
    {
        var entries = new List<byte[]>(note.Entries.Count);
        var terms = new List<(string, Posting)>();
        foreach (var entry in note.Entries)
        {
            var text = EntryText.Of(note, entry);
            counts.Count(text);
            foreach (var (term, fields) in counts.All) terms.Add((names.Of(term), Posting.Of(index, entry.Ordinal, fields, text.Length)));
            entries.Add(EntryJson.Write(text, page, entry));
        }

        return new NoteSearch(entries, terms);
    }
}
