using Deja.Recall.Index;

namespace Deja.Recall.Find;

/// <summary>Finds the term that a slip of the fingers was meant to be: one letter more, less, other, or two changed places.</summary>
internal static class Spelling
{
    private const int ShortestWord = 4;

    /// <summary>The most common of the terms that differ by one slip; null where there is none.</summary>
    public static string? Nearest(string term, IndexSet indexes)
    {
        if (term.Length < ShortestWord || term.AsSpan().ContainsAnyExceptInRange('a', 'z')) return null;
        return Slips(term).Distinct().Select(t => (Term: t, Count: indexes.Count(t))).Where(t => t.Count > 0).OrderByDescending(t => t.Count).Select(t => t.Term).FirstOrDefault();
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
