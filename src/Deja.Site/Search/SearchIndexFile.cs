using Deja.Site.Building;

namespace Deja.Site.Search;

/// <summary>The search of one output folder, kept from one build to the next. It may be deleted at any time.</summary>
/// <param name="path">The file; null keeps nothing.</param>
internal sealed class SearchIndexFile(string? path)
{
    // It depends on the program alone, which may cut text into other terms than another.
    private const string Key = "search";

    /// <summary>The last search; that of no notes where it is not known.</summary>
    public SearchIndex Read() => new CacheReading<SearchIndex>(path, Read).Of(Key) ?? SearchIndex.Nothing;

    public void Write(SearchIndex index) => CacheText.Write(path, Key, writer => Write(writer, index));

    private static SearchIndex Read(BinaryReader reader)
    {
        var buckets = new BucketFacts[reader.ReadInt32()];
        foreach (ref var bucket in buckets.AsSpan()) bucket = new BucketFacts(reader.ReadInt32(), reader.ReadInt32(), reader.ReadUInt32());
        var notes = new Dictionary<string, NoteFacts>(StringComparer.Ordinal);
        for (var count = reader.ReadInt32(); count > 0; count--) notes[reader.ReadString()] = new NoteFacts(reader.ReadInt64(), reader.ReadInt64(), reader.ReadString());
        return new SearchIndex(buckets, notes, Rows(reader));
    }

    private static TermRow[] Rows(BinaryReader reader)
    {
        // The lists stay where they were read.
        var all = (MemoryStream)reader.BaseStream;
        var bytes = all.TryGetBuffer(out var buffer) ? buffer : throw new IOException("the cache is not in memory");
        var rows = new TermRow[reader.ReadInt32()];
        foreach (ref var row in rows.AsSpan())
        {
            var (term, count, length) = (reader.ReadString(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
            row = new TermRow(term, count, bytes.AsMemory((int)all.Position, length));
            all.Position += length;
        }

        return rows;
    }

    private static void Write(BinaryWriter writer, SearchIndex index)
    {
        writer.Write(index.Buckets.Count);
        foreach (var bucket in index.Buckets)
        {
            writer.Write(bucket.Entries);
            writer.Write(bucket.Length);
            writer.Write(bucket.Sum);
        }

        writer.Write(index.Notes.Count);
        foreach (var (note, facts) in index.Notes)
        {
            writer.Write(note);
            writer.Write(facts.Length);
            writer.Write(facts.Stamp);
            writer.Write(facts.Address);
        }

        writer.Write(index.Rows.Count);
        foreach (var row in index.Rows)
        {
            writer.Write(row.Term);
            writer.Write7BitEncodedInt(row.Count);
            writer.Write7BitEncodedInt(row.List.Length);
            writer.Write(row.List.Span);
        }
    }
}
