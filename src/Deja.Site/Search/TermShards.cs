using System.Buffers.Binary;
using System.Text;

namespace Deja.Site.Search;

/// <summary>
/// Terms in files of some kilobytes. Each begins with the stamp, in four bytes, lowest first. A term: how many bytes of UTF-8 it has, these; how many entries have it; how many bytes its list has, the list. An
/// entry of the list: how much its number is above the last one's, its fields, its length. Numbers are in sevens of bits, lowest first, as in Protocol Buffers.
/// </summary>
internal static class TermShards
{
    /// <summary>A file is ended where it has reached this size.</summary>
    private const int FullShard = 8 * 1024;

    /// <summary>Of a term that more entries have, those in which it weighs most are listed: a query must not load more than a page with pictures does.</summary>
    private const int LongestList = 6000;

    public static IReadOnlyList<(string First, byte[] Bytes)> Of(TermTable terms, uint stamp)
    {
        var shards = new List<(string, byte[])>();
        var shard = new List<byte>(FullShard * 2);
        var first = string.Empty;
        for (var i = 0; i < terms.Terms.Count; i++)
        {
            if (shard.Count == 0)
            {
                first = terms.Terms[i];
                Open(shard, stamp);
            }

            Add(shard, terms.Terms[i], terms.Postings(i));
            if (shard.Count < FullShard && i < terms.Terms.Count - 1) continue;
            shards.Add((first, [.. shard]));
            shard.Clear();
        }

        return shards;
    }

    private static void Open(List<byte> shard, uint stamp)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, stamp);
        shard.AddRange(bytes);
    }

    private static void Add(List<byte> shard, string term, ReadOnlySpan<(int Entry, byte Fields, byte Length)> postings)
    {
        var name = Encoding.UTF8.GetBytes(term);
        AddNumber(shard, name.Length);
        shard.AddRange(name);
        AddNumber(shard, postings.Length);
        var list = new List<byte>(postings.Length * 4);
        var last = 0;
        foreach (var (entry, fields, length) in Weightiest(postings))
        {
            AddNumber(list, entry - last);
            list.Add(fields);
            list.Add(length);
            last = entry;
        }

        AddNumber(shard, list.Count);
        shard.AddRange(list);
    }

    /// <summary>In the order of their numbers: all, or those with the term in the heading, else most often and in the shortest text.</summary>
    private static ReadOnlySpan<(int Entry, byte Fields, byte Length)> Weightiest(ReadOnlySpan<(int Entry, byte Fields, byte Length)> postings)
    {
        if (postings.Length <= LongestList) return postings;
        var kept = postings.ToArray().OrderByDescending(p => p.Fields).ThenBy(p => p.Length).ThenBy(p => p.Entry).Take(LongestList).ToArray();
        Array.Sort(kept, (a, b) => a.Entry.CompareTo(b.Entry));
        return kept;
    }

    private static void AddNumber(List<byte> bytes, int number)
    {
        for (; number >= 0x80; number >>= 7) bytes.Add((byte)(number | 0x80));
        bytes.Add((byte)number);
    }
}
