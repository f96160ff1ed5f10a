using System.Collections.Concurrent;
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
internal sealed class SearchFiles
{
    /// <summary>Where they stand.</summary>
    public const string Folder = "/-/search/";

    /// <summary>So many notes are read at once: their text is handed on before the next are.</summary>
    private const int InBatch = 256;

    private readonly ConcurrentBag<TermCounts> _idle = [];
    private readonly Notebook _notebook;
    private readonly Action<string, byte[]> _give;

    private SearchFiles(Notebook notebook, Action<string, byte[]> give)
    {
        _notebook = notebook;
        _give = give;
    }

    /// <summary>Makes all of them.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="notes">Every note that has a page.</param>
    /// <param name="give">Takes each, with its address; from several threads.</param>
    public static void Make(Notebook notebook, IReadOnlyList<SiteNote> notes, Action<string, byte[]> give) => new SearchFiles(notebook, give).Make(notes);

    private void Make(IReadOnlyList<SiteNote> notes)
    {
        var terms = new TermTable();
        var buckets = new EntryBuckets();
        var numbering = new StringBuilder();
        foreach (var batch in notes.Chunk(InBatch))
        {
            var parts = new NoteSearch[batch.Length];
            Parallel.For(0, batch.Length, i => parts[i] = Read(batch[i]));
            var first = buckets.Count;
            foreach (var (note, part) in batch.Zip(parts))
            {
                terms.Add(part, first);
                first += part.Entries.Count;
                numbering.Append(note.Path).Append('\n').Append(first).Append('\n');
            }

            Give(buckets.Add(parts));
        }

        Give(buckets.Finish());
        var stamp = BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(numbering.ToString())));
        var rows = terms.InOrder();
        var firsts = GiveTerms(rows, stamp);
        var spelling = SpellingWords.Of(rows).ToList();
        foreach (var (letter, words) in spelling) _give($"{Folder}w/{letter}.json", words);
        _give(Folder + "start.json", SearchStart.Write(stamp, buckets.Count, firsts, string.Concat(spelling.Select(s => s.Letter)), Math.Max(1, buckets.InBucket)));
    }

    /// <summary>Hands on the terms, each file as soon as it is full.</summary>
    /// <returns>The term that each file begins with.</returns>
    private List<string> GiveTerms(IReadOnlyList<TermRow> rows, uint stamp)
    {
        var firsts = new List<string>();
        var shards = TermShards.Of(rows, stamp).Select(shard =>
        {
            firsts.Add(shard.First);
            return (File: firsts.Count - 1, shard.Bytes);
        });

        // One at a time is taken from the sequence, whoever takes it.
        Parallel.ForEach(Partitioner.Create(shards, EnumerablePartitionerOptions.NoBuffering), s => _give($"{Folder}t/{s.File}.bin", s.Bytes));
        return firsts;
    }

    private NoteSearch Read(SiteNote note)
    {
        if (_notebook.ReadText(note.Path, out _) is not { } text) return NoteSearch.Nothing;
        if (!_idle.TryTake(out var counts)) counts = new TermCounts();
        var made = NoteSearch.Of(NoteReader.ReadOutline(note.Path, text), note, counts);
        _idle.Add(counts);
        return made;
    }

    private void Give(List<(int File, byte[][] Entries)> files) => Parallel.ForEach(files, f => _give($"{Folder}e/{f.File}.json", EntryBuckets.Join(f.Entries)));
}
