namespace Deja.Site.Search;

/// <summary>The entries that have a term, as <see cref="TermShards"/> writes them: they are many millions, and stay packed.</summary>
internal sealed class TermRow(string term)
{
    private byte[] _bytes = new byte[8];
    private int _length;
    private int _last;

    public string Term => term;

    /// <summary>How many entries have it.</summary>
    public int Count { get; private set; }

    /// <summary>The list, in the order of the entries.</summary>
    public ReadOnlySpan<byte> List => _bytes.AsSpan(0, _length);

    /// <summary>Adds an entry, which comes after all that were added before.</summary>
    public void Add(int entry, byte fields, byte length)
    {
        if (_length + PackedNumber.MostBytes + 2 > _bytes.Length) Array.Resize(ref _bytes, _bytes.Length * 2);
        _length += PackedNumber.Write(_bytes.AsSpan(_length), entry - _last);
        _bytes[_length++] = fields;
        _bytes[_length++] = length;
        _last = entry;
        Count++;
    }

    /// <summary>A row of those entries alone in which the term weighs most: in the heading, else most often and in the shortest text.</summary>
    public TermRow Weightiest(int most)
    {
        var row = new TermRow(term);
        foreach (var (entry, fields, length) in Unpack().OrderByDescending(p => p.Fields).ThenBy(p => p.Length).ThenBy(p => p.Entry).Take(most).OrderBy(p => p.Entry)) row.Add(entry, fields, length);
        row.Count = Count;
        return row;
    }

    private List<(int Entry, byte Fields, byte Length)> Unpack()
    {
        var all = new List<(int, byte, byte)>(Count);
        var (at, entry) = (0, 0);
        while (at < _length)
        {
            entry += PackedNumber.Read(_bytes.AsSpan(at), out var taken);
            at += taken;
            all.Add((entry, _bytes[at], _bytes[at + 1]));
            at += 2;
        }

        return all;
    }
}
