namespace Deja.Notes.Lint;

/// <summary>Guesses which of some known words a misspelt one was meant to be.</summary>
internal static class NearestWord
{
    private const int LongestCompared = 100;

    /// <summary>The nearest by edit distance when at most a third of the letters differ, two that are swapped counting as one; null when none is near.</summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > LongestCompared) return null;
        var limit = Math.Max(1, word.Length / 3);
        return known
            .Where(k => Math.Abs(k.Length - word.Length) <= limit && k.Length > 0)
            .Select(k => (Word: k, Distance: Distance(word, k)))
            .Where(k => k.Distance <= limit)
            .OrderBy(k => k.Distance)
            .ThenBy(k => k.Word, StringComparer.Ordinal)
            .FirstOrDefault().Word;
    }

    /// <summary>Optimal string alignment: letters put in, left out, changed, or swapped with their neighbour; in either case alike.</summary>
    /// <seealso href="https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance#Optimal_string_alignment_distance">Optimal string alignment distance</seealso>
    private static int Distance(string a, string b)
    {
        (a, b) = (a.ToLowerInvariant(), b.ToLowerInvariant());
        var (before, above, row) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, above, row) = (above, row, before);
        }

        return above[b.Length];
    }
}
