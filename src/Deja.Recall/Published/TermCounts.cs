using Deja.Recall.Find;
using Deja.Recall.Tokens;

namespace Deja.Recall.Published;

/// <summary>
/// How often an entry has each term, field by field, as the ranking of <see cref="Finder"/> counts them. Reused from entry to entry: it gives each term a number
/// the first time, so that nothing is allocated for one that was seen before. Not for several threads at once.
/// </summary>
public sealed class TermCounts
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly List<int> _touched = [];
    private FieldCounts[] _counts = new FieldCounts[1024];
    private int[] _seen = new int[1024];
    private int _entry;

    /// <summary>Each term that was ever counted, by its number.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The numbers of the terms that the entry has, each once.</summary>
    public IReadOnlyList<int> Terms => _touched;

    /// <summary>How often the entry has a term.</summary>
    public FieldCounts this[int term] => _counts[term];

    /// <summary>Counts the terms of an entry, and forgets those of the last.</summary>
    public void Count(EntryText entry)
    {
        _entry++;
        _touched.Clear();
        Add(entry.Title, new FieldCounts(1, 0, 0));
        foreach (var title in entry.Context) Add(title, new FieldCounts(0, 1, 0));
        foreach (var (text, role) in entry.Lines) Add(text, new FieldCounts(0, 0, EntryScorer.WeightOf(role)));
        foreach (var text in entry.Hidden) Add(text, default);
    }

    private void Add(string text, FieldCounts counts)
    {
        var sink = new Sink(this, _numbers.GetAlternateLookup<ReadOnlySpan<char>>(), counts);
        Tokenizer.Run(text, ref sink);
    }

    private int Name(ReadOnlySpan<char> term)
    {
        var name = term.ToString();
        _names.Add(name);
        _numbers[name] = _names.Count - 1;
        if (_names.Count > _counts.Length)
        {
            Array.Resize(ref _counts, _counts.Length * 2);
            Array.Resize(ref _seen, _counts.Length);
        }

        return _names.Count - 1;
    }

    private readonly struct Sink(TermCounts owner, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numbers, FieldCounts added) : ITokenSink
    {
        public void Add(ReadOnlySpan<char> term, TokenKind kind, int start, int length)
        {
            if (!numbers.TryGetValue(term, out var number)) number = owner.Name(term);
            ref var counts = ref owner._counts[number];
            if (owner._seen[number] != owner._entry)
            {
                (owner._seen[number], counts) = (owner._entry, default);
                owner._touched.Add(number);
            }

            counts = new FieldCounts(counts.Heading + added.Heading, counts.Context + added.Context, counts.Below + added.Below);
        }
    }
}
