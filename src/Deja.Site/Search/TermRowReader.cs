namespace Deja.Site.Search;

/// <summary>Reads what a <see cref="TermRowWriter"/> wrote.</summary>
internal ref struct TermRowReader(ReadOnlySpan<byte> list)
{
    private readonly ReadOnlySpan<byte> _list = list;
    private int _at;

    /// <summary>The file that the entry's text stands in.</summary>
    public int Bucket { get; private set; }

    /// <summary>Where in that file, from 0 on.</summary>
    public int Index { get; private set; }

    /// <summary>How often the entry has the term, see <see cref="PackedCounts"/>.</summary>
    public byte Fields { get; private set; }

    /// <summary>How long it is, see <see cref="PackedCounts"/>.</summary>
    public byte Length { get; private set; }

    /// <returns>False at the end.</returns>
    public bool Read()
    {
        if (_at >= _list.Length) return false;
        var number = Number();
        Bucket += number / TermRowWriter.InStep;
        Index = number % TermRowWriter.InStep;
        if (Index == TermRowWriter.InStep - 1) Index += Number();
        Fields = _list[_at++];
        Length = _list[_at++];
        return true;
    }

    private int Number()
    {
        var number = PackedNumber.Read(_list[_at..], out var taken);
        _at += taken;
        return number;
    }
}
