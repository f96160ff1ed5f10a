namespace Deja.Site.Building;

/// <summary>FNV-1a of 64 bits (isthe.com/chongo/tech/comp/fnv) over UTF-16: tells texts apart, and guards against nobody.</summary>
internal readonly struct TextHash
{
    private const ulong Prime = 1099511628211UL;

    private readonly ulong _value;

    private TextHash(ulong value) => _value = value;

    /// <summary>That of no text.</summary>
    public static TextHash Start { get; } = new(14695981039346656037UL);

    /// <summary>The hash, its bits mixed, so that the upper ones depend on all.</summary>
    public ulong Value
    {
        get
        {
            var mixed = (_value ^ (_value >> 32)) * 0x9E3779B97F4A7C15UL;
            return mixed ^ (mixed >> 29);
        }
    }

    /// <summary>Written down.</summary>
    public string Hex => Value.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>With a number.</summary>
    public TextHash With(long number) => new((_value ^ (ulong)number ^ ((ulong)number >> 32)) * Prime);

    /// <summary>With texts, and their number.</summary>
    public TextHash With(IReadOnlyList<string> texts)
    {
        var hash = With(texts.Count);
        foreach (var text in texts) hash = hash.With(text);
        return hash;
    }

    /// <summary>With another text, and its end.</summary>
    public TextHash With(ReadOnlySpan<char> text)
    {
        var value = _value;
        foreach (var c in text) value = (value ^ c) * Prime;
        return new TextHash((value ^ char.MaxValue) * Prime);
    }
}
