namespace Deja.Site.Search;

/// <summary>
/// Packs the entries that have a term. Each is a number (<see cref="PackedNumber"/>): how many files further its text stands, times sixteen, and where in the file; 15 says that another number follows, which is
/// added to it. Then the fields and the length (<see cref="PackedCounts"/>), a byte each.
/// </summary>
internal sealed class TermRowWriter
{
    /// <summary>So many places in a file are told apart in one number.</summary>
    public const int InStep = 16;

    private byte[] _bytes = new byte[8];
    private int _length;
    private int _last;

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public TermRow Row(string term) => new(term, Count, Written);

    /// <summary>Adds an entry, which comes after all that were added before.</summary>
    public void Add(int bucket, int index, byte fields, byte length)
    {
        if (_length + (2 * PackedNumber.MostBytes) + 2 > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, 16));
        var place = Math.Min(index, InStep - 1);
        _length += PackedNumber.Write(_bytes.AsSpan(_length), ((bucket - _last) * InStep) + place);
        if (place == InStep - 1) _length += PackedNumber.Write(_bytes.AsSpan(_length), index - place);
        _bytes[_length++] = fields;
        _bytes[_length++] = length;
        _last = bucket;
        Count++;
    }
}
