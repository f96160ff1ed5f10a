using System.Globalization;
using System.Text;

namespace Deja.Site.Search;

/// <summary>Entries with their text, some to a file: <c>{"stamp":…,"entries":[…]}</c>, in the order of their numbers.</summary>
internal static class EntryBuckets
{
    /// <summary>What a file should have in the mean.</summary>
    private const int MeanBytes = 6 * 1024;

    private const int Most = 64;

    /// <summary>The files, and how many entries each holds but the last.</summary>
    public static (IReadOnlyList<byte[]> Buckets, int InBucket) Of(IReadOnlyList<NoteSearch> notes, uint stamp)
    {
        var (bytes, count) = (notes.Sum(n => n.Entries.Sum(e => (long)e.Length)), notes.Sum(n => n.Entries.Count));
        var inBucket = 1;
        while (inBucket < Most && bytes * inBucket * 2 <= (long)MeanBytes * count) inBucket *= 2;
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"stamp\":{stamp},\"entries\":["));
        var buckets = notes.SelectMany(n => n.Entries).Chunk(inBucket).Select(chunk => Join(head, chunk)).ToList();
        return (buckets, inBucket);
    }

    private static byte[] Join(byte[] head, byte[][] entries)
    {
        using var all = new MemoryStream(MeanBytes);
        all.Write(head);
        foreach (var (i, entry) in entries.Index())
        {
            if (i > 0) all.WriteByte((byte)',');
            all.Write(entry);
        }

        all.Write("]}\n"u8);
        return all.ToArray();
    }
}
