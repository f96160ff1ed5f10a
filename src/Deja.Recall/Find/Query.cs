using Deja.Recall.Index;
using Deja.Recall.Tokens;

namespace Deja.Recall.Find;

/// <summary>Typed words as the units to look for, slips of spelling put right by what the notebooks hold.</summary>
internal sealed class Query
{
    private const int MaxUnits = 24;

    /// <summary>The shortest beginning of a word that longer ones are found by.</summary>
    private const int ShortestPrefix = 3;

    /// <summary>A word that this many entries have was not just begun.</summary>
    private const int WholeWordCount = 20;

    private Query(IReadOnlyList<QueryUnit> units) => Units = units;

    public IReadOnlyList<QueryUnit> Units { get; }

    public static Query Of(string words, IndexSet indexes)
    {
        var units = Split(words).Take(MaxUnits).ToList();
        if (units.Exists(u => !u.IsGrammar)) units.RemoveAll(u => u.IsGrammar);
        for (var i = 0; i < units.Count; i++)
        {
            var unit = units[i];
            var count = Count(unit, indexes);
            if (!unit.IsChinese && i == units.Count - 1 && unit.Text.Length >= ShortestPrefix && count < WholeWordCount)
            {
                unit = unit with { IsPrefix = true };
                if (count == 0) count = indexes.Indexes.Sum(x => x.Rows(unit.Exactly(), WholeWordCount).Count);
            }

            if (count == 0 && !unit.IsChinese && unit.Meaning is null && Spelling.Nearest(unit.Text, indexes) is var (word, term))
            {
                unit = unit with { Correction = term, CorrectedWord = word, Meaning = Glossary.Of(term), IsPrefix = false };
                count = indexes.Count(term);
            }

            units[i] = unit with { Weight = Math.Log(1 + ((indexes.EntryCount + 1) / (count + 1.0))) };
        }

        return new Query(units);
    }

    private static long Count(QueryUnit unit, IndexSet indexes)
    {
        if (!unit.IsChinese) return indexes.Count(unit.Term);
        return unit.Term.Length == 1 ? 1 : Enumerable.Range(0, unit.Term.Length - 1).Min(i => indexes.Count(unit.Term.Substring(i, 2)));
    }

    private static IEnumerable<QueryUnit> Split(string words)
    {
        var end = 0;
        var tokens = Tokenizer.Tokenize(words);
        foreach (var token in tokens)
        {
            if (token.Start < end || token.Kind == TokenKind.Joined) continue;
            var text = words.Substring(token.Start, token.Length);
            if (token.Kind == TokenKind.Word)
            {
                yield return new QueryUnit(text, token.Term, Glossary.Of(token.Term));
            }
            else if (Glossary.At(words, token.Start, out var length) is { } meaning)
            {
                var word = words.Substring(token.Start, length);
                yield return new QueryUnit(word, word, meaning);
                end = token.Start + length;
            }
            else if (token.Kind == TokenKind.Bigram || (token.Start == 0 || !CharClass.IsIdeograph(words[token.Start - 1])))
            {
                yield return new QueryUnit(text, text, null);
            }
        }
    }
}
