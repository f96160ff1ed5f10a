using Deja.Recall.Find;
using Deja.Recall.Tokens;

namespace Deja.Recall.Published;

/// <summary>How often an entry has each term, field by field, as the ranking of <see cref="Finder"/> counts them. Reused from entry to entry.</summary>
public sealed class TermCounts
{
    private readonly Dictionary<string, FieldCounts> _counts = new(StringComparer.Ordinal);

    /// <summary>The terms with their counts, in no order.</summary>
    public IReadOnlyDictionary<string, FieldCounts> All => _counts;

    /// <summary>Counts the terms of an entry, and forgets those of the last.</summary>
    public void Count(EntryText entry)
    {
        _counts.Clear();
        Add(entry.Title, new FieldCounts(1, 0, 0));
        foreach (var title in entry.Context) Add(title, new FieldCounts(0, 1, 0));
        foreach (var (text, role) in entry.Lines) Add(text, new FieldCounts(0, 0, EntryScorer.WeightOf(role)));
    }

    private void Add(string text, FieldCounts counts)
    {
        var sink = new Sink(_counts.GetAlternateLookup<ReadOnlySpan<char>>(), counts);
        Tokenizer.Run(text, ref sink);
    }

    private readonly struct Sink(Dictionary<string, FieldCounts>.AlternateLookup<ReadOnlySpan<char>> counts, FieldCounts added) : ITokenSink
    {
        public void Add(ReadOnlySpan<char> term, TokenKind kind, int start, int length)
        {
            counts.TryGetValue(term, out var known);
            counts[term] = new FieldCounts(known.Heading + added.Heading, known.Context + added.Context, known.Below + added.Below);
        }
    }
}
