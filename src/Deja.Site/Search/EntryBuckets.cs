namespace Deja.Site.Search;

/// <summary>Entries with their text, some to a file: <c>{"entries":[…]}</c>, in the order of their numbers. They are handed on as soon as a file is full.</summary>
internal sealed class EntryBuckets
{
    /// <summary>What a file may have in the mean.</summary>
    private const int MeanBytes = 8 * 1024;

    private const int Most = 64;

    private readonly List<byte[]> _waiting = [];
    private int _files;

    /// <summary>How many entries each file holds but the last; 0 until the first are there, whose length decides.</summary>
    public int InBucket { get; private set; }

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds notes, and gives the files that are full with them.</summary>
    public List<(int File, byte[][] Entries)> Add(IReadOnlyList<NoteSearch> notes)
    {
        foreach (var entry in notes.SelectMany(n => n.Entries)) _waiting.Add(entry);
        Count += notes.Sum(n => n.Entries.Count);
        if (InBucket == 0 && _waiting.Count > 0) InBucket = Choose(_waiting);
        return Take(InBucket == 0 ? 0 : _waiting.Count / InBucket);
    }

    /// <summary>The last file.</summary>
    public List<(int File, byte[][] Entries)> Finish() => Take(_waiting.Count > 0 ? 1 : 0);

    /// <summary>A file's bytes.</summary>
    public static byte[] Join(byte[][] entries)
    {
        using var all = new MemoryStream(entries.Sum(e => e.Length + 1) + 32);
        all.Write("{\"entries\":["u8);
        foreach (var (i, entry) in entries.Index())
        {
            if (i > 0) all.WriteByte((byte)',');
            all.Write(entry);
        }

        all.Write("]}\n"u8);
        return all.ToArray();
    }

    private List<(int File, byte[][] Entries)> Take(int files)
    {
        var full = new List<(int, byte[][])>(files);
        var taken = 0;
        for (var i = 0; i < files; i++)
        {
            var size = Math.Min(InBucket, _waiting.Count - taken);
            full.Add((_files++, [.. _waiting.Skip(taken).Take(size)]));
            taken += size;
        }

        _waiting.RemoveRange(0, taken);
        return full;
    }

    private static int Choose(List<byte[]> entries)
    {
        var mean = entries.Average(e => e.Length);
        var size = 1;
        while (size < Most && mean * size * 2 <= MeanBytes) size *= 2;
        return size;
    }
}
