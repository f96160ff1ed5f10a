using Deja.Notes;
using Deja.Recall.Published;
using Deja.Site.Catalogue;

namespace Deja.Site.Search;

/// <summary>What one note brings into the search of a site.</summary>
/// <param name="Entries">Each of its entries as <see cref="EntryJson"/> writes it.</param>
/// <param name="Postings">The terms of its entries.</param>
/// <param name="Counts">Who has the names of these terms; null where there are none.</param>
internal sealed record NoteSearch(IReadOnlyList<byte[]> Entries, IReadOnlyList<Posting> Postings, TermCounts? Counts)
{
    public static NoteSearch Nothing { get; } = new([], [], null);

    public static NoteSearch Of(Note note, SiteNote page, TermCounts counts)
    {
        var entries = new List<byte[]>(note.Entries.Count);
        var postings = new List<Posting>(64 * note.Entries.Count);
        foreach (var entry in note.Entries)
        {
            var text = EntryText.Of(note, entry);
            var length = Posting.LengthOf(text.Length);
            counts.Count(text);
            foreach (var term in counts.Terms) postings.Add(Posting.Of(term, entry.Ordinal, counts[term], length));
            entries.Add(EntryJson.Write(text, page, entry));
        }

        return new NoteSearch(entries, postings, counts);
    }
}
