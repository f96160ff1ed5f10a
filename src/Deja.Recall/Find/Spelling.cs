using Deja.Recall.Index;
using Deja.Recall.Tokens;

namespace Deja.Recall.Find;

/// <summary>Finds the word that a slip of the fingers was meant to be: one letter more, less, other, or two changed places.</summary>
internal static class Spelling
{
    private const int ShortestWord = 4;
    private const int LongestWord = 32;

    /// <summary>The word, with its term, that most entries have of those that differ by one slip; null where there is none.</summary>
    /// <param name="typed">As it was typed: a slip may have made an ending of what is none, and then the term says less.</param>
    /// <param name="indexes">Where it is looked for.</param>
    public static (string Word, string Term)? Nearest(string typed, IndexSet indexes)
    {
        var word = typed.ToLowerInvariant();
        if (word.Length is < ShortestWord or > LongestWord || word.AsSpan().ContainsAnyExceptInRange('a', 'z')) return null;
        var best = (Word: string.Empty, Term: string.Empty, Count: 0L);
        foreach (var slip in Slips(word).Distinct())
        {
            var term = Tokenizer.Tokenize(slip)[0].Term;
            if (indexes.Count(term) is var count && count > best.Count) best = (slip, term, count);
        }

        return best.Count > 0 ? (best.Word, best.Term) : null;
    }

    // The first letter is hardly ever the wrong one, so it stays.
    private static IEnumerable<string> Slips(string term)
    {
        for (var i = 1; i < term.Length; i++)
        {
            yield return term.Remove(i, 1);
            if (i + 1 < term.Length) yield return $"{term[..i]}{term[i + 1]}{term[i]}{term[(i + 2)..]}";
            for (var letter = 'a'; letter <= 'z'; letter++) yield return $"{term[..i]}{letter}{term[(i + 1)..]}";
        }

        for (var i = 1; i <= term.Length; i++)
        {
            for (var letter = 'a'; letter <= 'z'; letter++) yield return term.Insert(i, letter.ToString());
        }
    }
}
