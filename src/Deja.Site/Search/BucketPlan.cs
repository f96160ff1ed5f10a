using System.Numerics;
using Deja.Site.Building;
using Deja.Site.Catalogue;

namespace Deja.Site.Search;

/// <summary>
/// Where the text of entries stands: some notes share a file, a long one is parted over several. It is decided by each note's own path and length, so that a note that is added, grows or goes moves no other one.
/// </summary>
internal sealed class BucketPlan
{
    /// <summary>What a file may have in the mean, in bytes of the notes.</summary>
    private const int MeanBytes = 4 * 1024;

    private readonly List<(int Note, int Part)>[] _members;
    private readonly IReadOnlyList<SiteNote> _notes;

    private BucketPlan(IReadOnlyList<SiteNote> notes, int buckets)
    {
        _notes = notes;
        _members = new List<(int, int)>[buckets];
        for (var bucket = 0; bucket < buckets; bucket++) _members[bucket] = [];
        foreach (var (i, note) in notes.Index())
        {
            for (var part = 0; part < PartsOf(note.File.Length); part++) _members[BucketOf(note.Path, part, buckets)].Add((i, part));
        }

        foreach (var members in _members) members.Sort((a, b) => a.Note == b.Note ? a.Part - b.Part : string.CompareOrdinal(notes[a.Note].Path, notes[b.Note].Path));
    }

    /// <summary>How many files there are.</summary>
    public int Count => _members.Length;

    /// <summary>The notes of a file, in the order in which they stand there, and which part of each.</summary>
    public IReadOnlyList<(int Note, int Part)> this[int bucket] => _members[bucket];

    public static BucketPlan Of(IReadOnlyList<SiteNote> notes) => new(notes, BucketsFor(notes.Sum(n => n.File.Length)));

    /// <summary>The notes by the first file that they stand in: read in this order, few files are begun at a time.</summary>
    public static IEnumerable<SiteNote> InOrder(IEnumerable<SiteNote> notes) => notes.OrderBy(n => HashOf(n.Path)).ThenBy(n => n.Path, StringComparer.Ordinal);

    /// <summary>How many parts a note of so many bytes has.</summary>
    public static int PartsOf(long length) => (int)Math.Max(1, (length + MeanBytes - 1) / MeanBytes);

    /// <summary>The files that a note of so many bytes stands in.</summary>
    public IEnumerable<int> BucketsOf(string path, long length) => Enumerable.Range(0, Math.Min(Count, PartsOf(length))).Select(part => BucketOf(path, part));

    /// <summary>The file that a part of a note stands in.</summary>
    public int BucketOf(string path, int part) => BucketOf(path, part, Count);

    /// <summary>The note of a number.</summary>
    public SiteNote NoteAt(int number) => _notes[number];

    /// <summary>How many parts the note of a number has.</summary>
    public int PartsOf(int number) => PartsOf(_notes[number].File.Length);

    private static int BucketOf(string path, int part, int buckets) => (int)(((long)Math.BigMul(HashOf(path), (ulong)buckets, out _) + part) % buckets);

    /// <summary>Powers of the square root of two, so that a notebook that grows is seldom cut anew as a whole.</summary>
    private static int BucketsFor(long bytes)
    {
        var most = Math.Max(1, bytes / MeanBytes);
        var power = BitOperations.Log2((ulong)most);
        var between = (long)(Math.Sqrt(2) * (1L << power));
        return (int)Math.Min(1 << 20, between <= most ? between : 1L << power);
    }

    private static ulong HashOf(string path) => TextHash.Start.With(path).Value;
}
