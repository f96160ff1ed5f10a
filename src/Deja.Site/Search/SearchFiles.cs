using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;

namespace Deja.Site.Search;

/// <summary>
/// The search of a site as files that any host can serve: <c>start.json</c>, which says where what is; <c>t/N.bin</c>, terms with the entries that have them (<see cref="TermShards"/>);
/// <c>e/N.json</c>, entries with their text (<see cref="EntryFile"/>); <c>w/X.json</c>, words by their first letter, to put slips of spelling right. A query reads a few of each.
/// </summary>
internal static class SearchFiles
{
    /// <summary>Where they stand.</summary>
    public const string Folder = "/-/search/";

    /// <summary>Makes all but the text of entries.</summary>
    /// <param name="index">The search.</param>
    /// <param name="give">Takes each, with its address; from several threads.</param>
    public static void Give(SearchIndex index, Action<string, byte[]> give)
    {
        var shards = new List<(string First, uint Sum)>();
        var all = TermShards.Of(index.Rows).Select(shard =>
        {
            shards.Add((shard.First, CheckSum.Of(shard.Bytes)));
            return (File: shards.Count - 1, shard.Bytes);
        });

        // One at a time is taken from the sequence, whoever takes it.
        Parallel.ForEach(Partitioner.Create(all, EnumerablePartitionerOptions.NoBuffering), s => give(string.Create(CultureInfo.InvariantCulture, $"{Folder}t/{s.File}.bin"), s.Bytes));
        var spelling = SpellingWords.Of(index.Rows).ToList();
        foreach (var (letter, words) in spelling) give($"{Folder}w/{letter}.json", words);
        var stamp = StampOf(shards.Select(s => s.Sum).Concat(index.Buckets.Select(b => b.Sum)));
        give(Folder + "start.json", SearchStart.Write(stamp, index.Buckets.Sum(b => b.Entries), shards.Select(s => s.First), string.Concat(spelling.Select(s => s.Letter))));
    }

    private static uint StampOf(IEnumerable<uint> sums)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        var stamp = 0u;
        foreach (var sum in sums)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, sum);
            stamp = CheckSum.Of(bytes, stamp);
        }

        return stamp;
    }
}
