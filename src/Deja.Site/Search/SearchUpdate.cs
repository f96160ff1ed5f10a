using System.Collections.Concurrent;
using Deja.Notes;
using Deja.Recall.Published;
using Deja.Site.Catalogue;

namespace Deja.Site.Search;

/// <summary>
/// Makes the search of a site from an older one: only notes that changed, and those that share a file with one, are read. They are handed in as they are read for their pages (<see cref="Add"/>), by any number of
/// threads; a file with the text of entries is handed on as soon as all its notes are there.
/// </summary>
internal sealed class SearchUpdate : IDisposable
{
    private readonly SearchIndex _last;
    private readonly BucketPlan _plan;
    private readonly Dictionary<string, int> _numbers;
    private readonly NoteSearch?[] _read;
    private readonly bool[] _isAnew;
    private readonly int[] _missing;
    private readonly BucketFacts[] _buckets;
    private readonly Action<string, byte[]> _give;
    private readonly TermNames _names = new();
    private readonly ConcurrentBag<NoteSearchMaker> _idle = [];

    /// <param name="last">The search as it was.</param>
    /// <param name="notes">Every note that has a page, as it is now.</param>
    /// <param name="keeps">Whether a file of the last search, with its address and length, is there and stays.</param>
    /// <param name="give">Takes each file that is made anew, with its address; from several threads.</param>
    public SearchUpdate(SearchIndex last, IReadOnlyList<SiteNote> notes, Func<string, int, bool> keeps, Action<string, byte[]> give)
    {
        _plan = BucketPlan.Of(notes);
        _last = last.Buckets.Count == _plan.Count ? last : SearchIndex.Nothing;
        _numbers = notes.Index().ToDictionary(n => n.Item.Path, n => n.Index, StringComparer.Ordinal);
        _read = new NoteSearch?[notes.Count];
        _give = give;
        _isAnew = AnewOf(keeps);
        _buckets = _last.Buckets.Count == 0 ? new BucketFacts[_plan.Count] : [.. _last.Buckets];
        _missing = [.. Enumerable.Range(0, _plan.Count).Select(b => _plan[b].Count)];
        Wanted = Enumerable.Range(0, _plan.Count).Where(b => _isAnew[b]).SelectMany(b => _plan[b]).Select(m => _plan.NoteAt(m.Note).Path).ToHashSet(StringComparer.Ordinal);
        foreach (var bucket in Enumerable.Range(0, _plan.Count).Where(b => _isAnew[b] && _plan[b].Count == 0)) _buckets[bucket] = default;
    }

    /// <summary>The paths of the notes that must be handed in.</summary>
    public IReadOnlySet<string> Wanted { get; }

    /// <summary>How many files with the text of entries there are.</summary>
    public int Count => _isAnew.Length;

    /// <summary>How many of them are made anew.</summary>
    public int Anew => _isAnew.Count(a => a);

    /// <summary>Takes a note that is wanted.</summary>
    /// <param name="page">Its page.</param>
    /// <param name="note">The note, or its outline; null where it is gone.</param>
    public void Add(SiteNote page, Note? note)
    {
        var number = _numbers[page.Path];
        var parts = BucketPlan.PartsOf(page.File.Length);
        if (Interlocked.CompareExchange(ref _read[number], note is null ? NoteSearch.Nothing : Make(note, page, parts), null) is not null) return;
        for (var part = 0; part < parts; part++)
        {
            var bucket = _plan.BucketOf(page.Path, part);
            if (_isAnew[bucket] && Interlocked.Decrement(ref _missing[bucket]) == 0) Give(bucket);
        }
    }

    /// <summary>Reads what is wanted and was not handed in, and makes the rest.</summary>
    /// <param name="read">Reads a note, or its outline; null where it is gone.</param>
    public SearchIndex Finish(Func<SiteNote, Note?> read)
    {
        Parallel.ForEach(Wanted.Where(p => _read[_numbers[p]] is null).Select(p => _plan.NoteAt(_numbers[p])), page => Add(page, read(page)));
        var rows = SearchRows.Merge(_last.Rows, new SearchRows(_plan, _isAnew, _read, _names).Make(), _isAnew);

        // What was read is much, and all of it is in the rows now.
        Array.Clear(_read);
        var facts = Enumerable.Range(0, _read.Length).Select(_plan.NoteAt).ToDictionary(n => n.Path, NoteFacts.Of, StringComparer.Ordinal);
        return new SearchIndex(_buckets, facts, rows);
    }

    public void Dispose()
    {
        foreach (var maker in _idle) maker.Dispose();
    }

    /// <summary>The files that the notes which changed, came or went stand in or stood in, and those that are not there.</summary>
    private bool[] AnewOf(Func<string, int, bool> keeps)
    {
        var isAnew = new bool[_plan.Count];
        if (_last.Buckets.Count == 0) Array.Fill(isAnew, value: true);
        foreach (var number in _numbers.Values)
        {
            var note = _plan.NoteAt(number);
            if (_last.Notes.TryGetValue(note.Path, out var facts) && facts == NoteFacts.Of(note)) continue;
            foreach (var bucket in _plan.BucketsOf(note.Path, note.File.Length)) isAnew[bucket] = true;
        }

        foreach (var (path, facts) in _last.Notes)
        {
            if (_numbers.TryGetValue(path, out var number) && facts == NoteFacts.Of(_plan.NoteAt(number))) continue;
            foreach (var bucket in _plan.BucketsOf(path, facts.Length)) isAnew[bucket] = true;
        }

        foreach (var (bucket, facts) in _last.Buckets.Index())
        {
            if (!isAnew[bucket] && _plan[bucket].Count > 0 && !keeps(EntryFile.NameOf(bucket), facts.Length)) isAnew[bucket] = true;
        }

        return isAnew;
    }

    private NoteSearch Make(Note note, SiteNote page, int parts)
    {
        if (!_idle.TryTake(out var maker)) maker = new NoteSearchMaker(_names);
        var made = maker.Make(note, page, parts);

        // One that failed half-way is not used again.
        _idle.Add(maker);
        return made;
    }

    private void Give(int bucket)
    {
        var members = _plan[bucket];
        var bytes = EntryFile.Join(members.Select(m => _read[m.Note]!.Parts.ElementAtOrDefault(m.Part) ?? []));
        var entries = 0;
        foreach (var (number, part) in members)
        {
            var (first, end) = _read[number]!.EntriesOf(part, _plan.PartsOf(number));
            entries += end - first;
            _read[number]!.LetGo(part);
        }

        _buckets[bucket] = new BucketFacts(entries, bytes.Length, CheckSum.Of(bytes));
        _give(EntryFile.NameOf(bucket), bytes);
    }
}
