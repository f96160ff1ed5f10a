using System.Buffers;
using System.Text.Json;
using Deja.Notes;
using Deja.Recall.Published;
using Deja.Site.Catalogue;

namespace Deja.Site.Search;

/// <summary>Takes from notes what they bring into the search of a site. Reused from note to note; not for several threads at once.</summary>
/// <param name="names">Numbers the terms.</param>
internal sealed class NoteSearchMaker(TermNames names) : IDisposable
{
    private readonly TermCounts _counts = new(names);
    private readonly List<int> _terms = [];
    private readonly List<byte> _fields = [];
    private readonly ArrayBufferWriter<byte> _bytes = new(16 * 1024);
    private readonly Utf8JsonWriter _json = new(Stream.Null, EntryJson.Options);

    /// <param name="note">The note, or its outline.</param>
    /// <param name="page">Its page.</param>
    /// <param name="parts">How many parts its text is cut into.</param>
    public NoteSearch Make(Note note, SiteNote page, int parts)
    {
        _terms.Clear();
        _fields.Clear();
        var made = new NoteSearch { Entries = new (byte, int)[note.Entries.Count], Terms = [], Fields = [], Parts = new byte[parts][] };
        for (var part = 0; part < parts; part++)
        {
            _bytes.ResetWrittenCount();
            var (first, end) = made.EntriesOf(part, parts);
            for (var i = first; i < end; i++)
            {
                if (i > first) _bytes.Write(","u8);
                made.Entries[i] = Add(note, note.Entries[i], page);
            }

            made.Parts[part] = _bytes.WrittenSpan.ToArray();
        }

        return new NoteSearch { Entries = made.Entries, Terms = [.. _terms], Fields = [.. _fields], Parts = made.Parts };
    }

    public void Dispose() => _json.Dispose();

    private (byte Length, int End) Add(Note note, Entry entry, SiteNote page)
    {
        var text = EntryText.Of(note, entry);
        _counts.Count(text);
        foreach (var term in _counts.Terms)
        {
            _terms.Add(term);
            _fields.Add(PackedCounts.Fields(_counts[term]));
        }

        _json.Reset(_bytes);
        EntryJson.Write(_json, text, page, entry);
        _json.Flush();
        return (PackedCounts.Length(text.Length), _terms.Count);
    }
}
