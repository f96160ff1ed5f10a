namespace Deja.Recall.Published;

/// <summary>
/// Numbers for terms, in the order in which they are first met. For any number of threads: one that was met before, as nearly all are, is found without a lock, and nothing is allocated for it.
/// </summary>
public sealed class TermNames
{
    private const uint HashPrime = 0x9E3779B1;

    private readonly Lock _lock = new();
    private volatile Name?[] _table = new Name?[4096];
    private volatile Name[] _names = new Name[2048];
    private volatile int _count;

    /// <summary>How many terms were met.</summary>
    public int Count => _count;

    /// <summary>The term of a number.</summary>
    public string this[int number] => _names[number].Text;

    /// <summary>The number of a term, a new one the first time.</summary>
    public int NumberOf(ReadOnlySpan<char> term)
    {
        var hash = HashOf(term);
        return Find(_table, term, hash) is { } known ? known.Number : Add(term, hash);
    }

    private int Add(ReadOnlySpan<char> term, uint hash)
    {
        lock (_lock)
        {
            // Another thread may have been first, or have moved all names to a larger table.
            if (Find(_table, term, hash) is { } known) return known.Number;
            if (_count * 2 >= _table.Length) Grow();
            var name = new Name(term.ToString(), hash, _count);
            var names = _names;
            if (_count == names.Length) Array.Resize(ref names, _count * 2);
            names[_count] = name;
            _names = names;
            _count++;
            Put(_table, name);
            return name.Number;
        }
    }

    private void Grow()
    {
        var larger = new Name?[_table.Length * 2];
        for (var i = 0; i < _count; i++) Put(larger, _names[i]);
        _table = larger;
    }

    private static Name? Find(Name?[] table, ReadOnlySpan<char> term, uint hash)
    {
        for (var at = hash & (uint)(table.Length - 1); ; at = (at + 1) & (uint)(table.Length - 1))
        {
            if (Volatile.Read(ref table[at]) is not { } name) return null;
            if (name.Hash == hash && term.SequenceEqual(name.Text)) return name;
        }
    }

    private static void Put(Name?[] table, Name name)
    {
        var at = name.Hash & (uint)(table.Length - 1);
        while (table[at] is not null) at = (at + 1) & (uint)(table.Length - 1);
        Volatile.Write(ref table[at], name);
    }

    private static uint HashOf(ReadOnlySpan<char> term)
    {
        var hash = (uint)term.Length;
        foreach (var c in term) hash = (hash ^ c) * HashPrime;
        return hash ^ (hash >> 15);
    }

    private sealed record Name(string Text, uint Hash, int Number);
}
