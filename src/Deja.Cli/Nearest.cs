namespace Deja.Cli;

/// <summary>Guesses what a mistyped word was meant to be.</summary>
internal static class Nearest
{
    private const int MostSlips = 2;

    /// <summary>The choice that differs by the fewest letters; null when none is near.</summary>
    public static string? Of(string typed, IEnumerable<string> choices) =>
        choices.Select(c => (Choice: c, Distance: Distance(typed, c))).Where(c => c.Distance <= Math.Min(MostSlips, c.Choice.Length / 2)).OrderBy(c => c.Distance).Select(c => c.Choice).FirstOrDefault();

    /// <summary>Levenshtein's distance: the insertions, deletions and changes of one letter that lead from one to the other.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
