using System.Text;

namespace Deja.Site.Search;

/// <summary>
/// Terms in files of some kilobytes. A term: how many bytes of UTF-8 it has, these; how many entries have it; how many bytes its list has, the list (<see cref="TermRowWriter"/>). Numbers are packed
/// (<see cref="PackedNumber"/>).
/// </summary>
internal static class TermShards
{
    /// <summary>A file is ended where it has reached this size.</summary>
    private const int FullShard = 8 * 1024;

    /// <summary>Of a term that more entries have, those in which it weighs most are listed: a query must not load more than a page with pictures does.</summary>
    private const int LongestList = 6000;

    public static IEnumerable<(string First, byte[] Bytes)> Of(IEnumerable<TermRow> terms)
    {
        using var shard = new MemoryStream(FullShard * 2);
        var first = string.Empty;
        foreach (var row in terms)
        {
            if (shard.Length == 0) first = row.Term;
            Add(shard, row.Weightiest(LongestList));
            if (shard.Length < FullShard) continue;
            yield return (first, shard.ToArray());
            shard.SetLength(0);
        }

        if (shard.Length > 0) yield return (first, shard.ToArray());
    }

    private static void Add(MemoryStream shard, TermRow row)
    {
        var name = Encoding.UTF8.GetBytes(row.Term);
        AddNumber(shard, name.Length);
        shard.Write(name);
        AddNumber(shard, row.Count);
        AddNumber(shard, row.List.Length);
        shard.Write(row.List.Span);
    }

    private static void AddNumber(MemoryStream shard, int number)
    {
        Span<byte> bytes = stackalloc byte[PackedNumber.MostBytes];
        shard.Write(bytes[..PackedNumber.Write(bytes, number)]);
    }
}
