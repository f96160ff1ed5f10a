namespace Deja.Notes.Lint;

/// <summary>Guesses which of some known words a misspelt one was meant to be.</summary>
internal static class NearestWord
{
    private const int LongestCompared = 100;

    /// <summary>The nearest by edit distance when at most a third of the letters differ; null when none is near.</summary>
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

    /// <summary>Levenshtein's distance, letters in either case alike.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost));
            }
        }

        return row[b.Length];
    }
}
