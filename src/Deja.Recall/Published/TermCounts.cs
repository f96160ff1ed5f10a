using Deja.Recall.Find;
using Deja.Recall.Tokens;

namespace Deja.Recall.Published;

/// <summary>How often an entry has each term, field by field, as the ranking of <see cref="Finder"/> counts them. Reused from entry to entry; not for several threads at once.</summary>
/// <param name="names">Gives terms their numbers; others may use it too.</param>
public sealed class TermCounts(TermNames names)
{
    private readonly List<int> _touched = [];
    private FieldCounts[] _counts = new FieldCounts[1024];
    private int[] _seen = new int[1024];
    private int _entry;

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
        var sink = new Sink(this, counts);
        Tokenizer.Run(text, ref sink);
    }

    private void Add(int term, FieldCounts added)
    {
        if (term >= _counts.Length)
        {
            var length = Math.Max(term + 1, _counts.Length * 2);
            Array.Resize(ref _counts, length);
            Array.Resize(ref _seen, length);
        }

        ref var counts = ref _counts[term];
        if (_seen[term] != _entry)
        {
            (_seen[term], counts) = (_entry, default);
            _touched.Add(term);
        }

        counts = new FieldCounts(counts.Heading + added.Heading, counts.Context + added.Context, counts.Below + added.Below);
    }

    private readonly struct Sink(TermCounts owner, FieldCounts added) : ITokenSink
    {
        public void Add(ReadOnlySpan<char> term, TokenKind kind, int start, int length) => owner.Add(owner.Names.NumberOf(term), added);
    }

    private TermNames Names => names;
}
