using Deja.Recall.Candidates;
using Deja.Recall.Index;

namespace Deja.Recall.Errors;

/// <summary>
/// An error log in, the right entry out, or silence. The log is cleaned (<see cref="LogText"/>), its lines are told apart by the part they play and
/// turned into signatures (<see cref="LogProfile"/>); the entries that share its rarest words are fetched from the index, each is held against it
/// line by line (<see cref="Witness"/>), and what speaks for and against is weighed (<see cref="Judge"/>).
/// </summary>
public sealed class Recaller(IndexSet indexes)
{
    private const int MaxTerms = 28;
    private const int MaxCandidates = 40;

    /// <summary>A word that more entries have than this is not asked for by itself.</summary>
    private const int CommonCount = 1500;

    /// <summary>The most telling words come first, so that what comes after this many rows would change little.</summary>
    private const int MaxRows = 5000;

    private const double HeadingBonus = 0.7;

    private readonly TermWeights _weights = new(indexes);

    /// <summary>Whether any line of a log calls something an error, so that it is worth opening an index for.</summary>
    /// <param name="log">As it was printed; see <see cref="Recall"/>.</param>
    public static bool HasError(string log) => LogText.Lines(log).Exists(l => l.Kind == LineKind.Error);

    /// <summary>Finds what the notebooks have about a log.</summary>
    /// <param name="log">As it was printed; of a very long one the beginning and the end are read.</param>
    /// <param name="limit">At most this many matches.</param>
    /// <exception cref="IndexException">The index can't be read.</exception>
    public RecallResult Recall(string log, int limit) => indexes.Ask(() => RecallOnce(log, limit));

    private RecallResult RecallOnce(string log, int limit)
    {
        var profile = LogProfile.Of(log, _weights);
        var witness = new Witness(profile, _weights);
        var matches = Candidates(profile)
            .Select(c => (Candidate: c, Evidence: witness.On(c)))
            .Select(c => (c.Candidate, c.Evidence, Score: Judge.Score(c.Evidence)))
            .OrderByDescending(c => c.Score)
            .Take(limit)
            .ToList();
        return new RecallResult(
            matches.Count > 0 && matches[0].Score >= Judge.Confident,
            [.. matches.Select(m => new RecallMatch(m.Candidate, m.Evidence, m.Score))]);
    }

    private List<Candidate> Candidates(LogProfile profile)
    {
        var terms = profile.Words.Where(w => _weights.IsKnown(w.Key)).OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Take(MaxTerms).ToList();
        var reader = new CandidateReader();
        var ranked = indexes.Indexes.SelectMany(index => Rows(index, terms).Select(r => (Index: index, Row: r.Key, Score: r.Value)))
            .OrderByDescending(r => r.Score)
            .ThenBy(r => r.Row)
            .Take(MaxCandidates);
        return [.. ranked.Select(r => reader.Read(r.Index, r.Row)).OfType<Candidate>()];
    }

    private static Dictionary<long, double> Rows(NotebookIndex index, List<KeyValuePair<string, double>> terms)
    {
        var scores = new Dictionary<long, double>();
        var common = new List<string>();
        var fetched = 0;
        foreach (var (key, weight) in terms)
        {
            if (Terms.Count(index, key) > CommonCount) common.Add(Terms.AnyOf(key));
            else if (fetched < MaxRows) fetched += Add(scores, index, key, weight);
        }

        // Where every word is common, those that have the first few of them together.
        for (var take = Math.Min(4, common.Count); scores.Count == 0 && take > 0; take--)
        {
            foreach (var row in index.Rows(string.Join(" AND ", common.Take(take)), MaxCandidates)) scores[row] = 1;
        }

        return scores;
    }

    /// <summary>Adds a word's weight to the entries that have it; returns how many rows that took.</summary>
    private static int Add(Dictionary<long, double> scores, NotebookIndex index, string key, double weight)
    {
        var rows = index.Rows(Terms.AnyOf(key), CommonCount);
        foreach (var row in rows) scores[row] = scores.GetValueOrDefault(row) + weight;

        // A long entry has many words by chance; a heading is short and chosen.
        var headings = index.Rows(Terms.AnyOf(key, inHeading: true), CommonCount);
        foreach (var row in headings) scores[row] = scores.GetValueOrDefault(row) + (weight * HeadingBonus);
        return rows.Count + headings.Count;
    }
}
