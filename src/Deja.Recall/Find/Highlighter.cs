using Deja.Recall.Tokens;

namespace Deja.Recall.Find;

/// <summary>Finds a query's units in a text.</summary>
internal sealed class Highlighter
{
    private const double PrefixWorth = 0.8;
    private const double OtherWordWorth = 0.7;

    private readonly Dictionary<string, (int Unit, double Worth)> _terms = new(StringComparer.Ordinal);
    private readonly List<(int Unit, string Word, double Worth)> _chinese = [];
    private readonly (int Unit, string Text)? _prefix;

    public Highlighter(Query query)
    {
        foreach (var (i, unit) in query.Units.Index())
        {
            if (unit.IsChinese) _chinese.Add((i, unit.Term, 1));
            else _terms[unit.Correction ?? unit.Term] = (i, 1);
            if (unit.IsPrefix) _prefix = (i, unit.Text.ToLowerInvariant());
        }

        foreach (var (i, unit) in query.Units.Index())
        {
            if (unit.Meaning is null) continue;
            foreach (var term in unit.Meaning.Terms) _terms.TryAdd(term, (i, OtherWordWorth));
            foreach (var word in unit.Meaning.Words.Where(w => w != unit.Term)) _chinese.Add((i, word, OtherWordWorth));
        }
    }

    /// <summary>In order of their places.</summary>
    public List<Hit> In(string text)
    {
        var hits = new List<Hit>();
        foreach (var token in Tokenizer.Tokenize(text))
        {
            if (token.Kind is TokenKind.Bigram or TokenKind.LastCharacter) continue;
            if (_terms.TryGetValue(token.Term, out var found)) hits.Add(new Hit(found.Unit, token.Start, token.Length, found.Worth));
            else if (_prefix is { } prefix && token.Term.StartsWith(prefix.Text, StringComparison.Ordinal)) hits.Add(new Hit(prefix.Unit, token.Start, token.Length, PrefixWorth));
        }

        foreach (var (unit, word, worth) in _chinese)
        {
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal)) hits.Add(new Hit(unit, at, word.Length, worth));
        }

        hits.Sort((a, b) => a.Start.CompareTo(b.Start));
        return hits;
    }
}
