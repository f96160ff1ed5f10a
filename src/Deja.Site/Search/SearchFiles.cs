using System.Security.Cryptography;
using System.Text;
using Deja.Notes;
using Deja.Recall.Published;
using Deja.Site.Catalogue;

namespace Deja.Site.Search;

/// <summary>
/// The search of a site as files that any host can serve: <c>start.json</c>, which says where what is; <c>t/N.bin</c>, terms with the entries that have them (<see cref="TermShards"/>);
/// <c>e/N.json</c>, entries with their text (<see cref="EntryBuckets"/>); <c>w/X.json</c>, words by their first letter, to put slips of spelling right. A query reads a few of each.
/// </summary>
internal static class SearchFiles
{
    /// <summary>Where they stand.</summary>
    public const string Folder = "/-/search/";

    /// <summary>All of them, by address.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="notes">Every note that has a page.</param>
    public static IReadOnlyList<(string Address, byte[] Bytes)> Of(Notebook notebook, IReadOnlyList<SiteNote> notes)
    {
        var parts = Read(notebook, notes);
        var first = new int[parts.Length + 1];
        for (var i = 0; i < parts.Length; i++) first[i + 1] = first[i] + parts[i].Entries.Count;
        var stamp = Stamp(notes, first);
        var terms = new TermTable(parts, first);
        var shards = TermShards.Of(terms, stamp);
        var (buckets, inBucket) = EntryBuckets.Of(parts, stamp);
        var files = new List<(string, byte[])> { (Folder + "start.json", SearchStart.Write(stamp, first[^1], shards.Select(s => s.First), inBucket)) };
        foreach (var (i, shard) in shards.Index()) files.Add(($"{Folder}t/{i}.bin", shard.Bytes));
        foreach (var (i, bucket) in buckets.Index()) files.Add(($"{Folder}e/{i}.json", bucket));
        foreach (var (letter, words) in SpellingWords.Of(terms)) files.Add(($"{Folder}w/{letter}.json", words));
        return files;
    }

    private static NoteSearch[] Read(Notebook notebook, IReadOnlyList<SiteNote> notes)
    {
        var parts = new NoteSearch[notes.Count];
        var names = new TermNames();
        Parallel.For(0, notes.Count, () => new TermCounts(), (i, state, counts) =>
        {
            var text = notebook.ReadText(notes[i].Path, out var _);
            parts[i] = text is null ? NoteSearch.Nothing : NoteSearch.Of(NoteReader.ReadOutline(notes[i].Path, text), notes[i], i, counts, names);
            return counts;
        }, counts => { });
        return parts;
    }

    /// <summary>Tells files of one numbering of the entries from those of another, which a browser or a host may still hold.</summary>
    private static uint Stamp(IReadOnlyList<SiteNote> notes, int[] first)
    {
        var all = new StringBuilder();
        for (var i = 0; i < notes.Count; i++) all.Append(notes[i].Path).Append('\n').Append(first[i]).Append('\n');
        return BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }
}
