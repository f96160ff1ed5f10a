using Deja.Recall.Candidates;
using Deja.Recall.Index;

namespace Deja.Recall.Find;

/// <summary>
/// Words in, entries out. The words become units (<see cref="Query"/>), the index names the entries that may have them, and these are read and
/// scored (<see cref="EntryScorer"/>): those with every word first, then those with the rarest ones.
/// </summary>
public sealed class Finder(IndexSet indexes)
{
    /// <summary>How many entries with every word are read to find the best: all of them in most notebooks, the latest notes' in a huge one.</summary>
    private const int MaxComplete = 80;
    private const int MaxInHeading = 40;
    private const int MaxPartial = 40;

    /// <summary>A word that more entries have than this is not asked for by itself.</summary>
    private const int CommonCount = 3000;

    /// <summary>Finds entries.</summary>
    /// <param name="words">What the user typed.</param>
    /// <param name="limit">At most this many matches.</param>
    /// <exception cref="IndexException">The index can't be read.</exception>
    public FindResult Find(string words, int limit) => indexes.Ask(() => FindOnce(words, limit));

    private FindResult FindOnce(string words, int limit)
    {
        var query = Query.Of(words, indexes);
        if (query.Units.Count == 0) return new FindResult([], []);
        var scorer = new EntryScorer(query);
        var reader = new CandidateReader();
        var matches = indexes.Indexes
            .SelectMany(index => Rows(index, query).Select(row => reader.Read(index, row)))
            .OfType<Candidate>()
            .Select(scorer.Score)
            .OfType<FindMatch>()
            .OrderByDescending(m => m.Score)
            .ThenBy(m => m.Note.Path, StringComparer.Ordinal)
            .ThenBy(m => m.Entry.Ordinal)
            .Take(limit)
            .ToList();
        return new FindResult(matches, [.. query.Units.Where(u => u.Correction is not null).Select(u => (u.Text, u.CorrectedWord!))]);
    }

    private static HashSet<long> Rows(NotebookIndex index, Query query)
    {
        var rows = new HashSet<long>();
        rows.UnionWith(index.Rows(All(query, u => u.Exactly(inHeading: true)), MaxInHeading));
        if (query.Units.Count > 1)
        {
            var inHeading = string.Join(" OR ", query.Units.Select(u => u.Exactly(inHeading: true)));
            rows.UnionWith(index.Rows($"({inHeading}) AND {All(query, u => u.Exactly())}", MaxInHeading));
        }

        rows.UnionWith(index.Rows(All(query, u => u.Loosely(inHeading: true)), MaxInHeading));
        if (rows.Count < MaxComplete) rows.UnionWith(index.Rows(All(query, u => u.Exactly()), MaxComplete));
        if (rows.Count < MaxPartial) rows.UnionWith(index.Rows(All(query, u => u.Loosely()), MaxPartial));
        if (rows.Count < MaxPartial) rows.UnionWith(Partial(index, query));
        return rows;
    }

    private static string All(Query query, Func<QueryUnit, string> expression) => string.Join(" AND ", query.Units.Select(expression));

    /// <summary>The rows that have the rarest words together.</summary>
    private static IEnumerable<long> Partial(NotebookIndex index, Query query)
    {
        var scores = new Dictionary<long, double>();
        foreach (var unit in query.Units.OrderByDescending(u => u.Weight))
        {
            var rows = index.Rows(unit.Loosely(), CommonCount + 1);
            if (rows.Count > CommonCount && scores.Count > 0) continue;
            foreach (var row in rows) scores[row] = scores.GetValueOrDefault(row) + unit.Weight;
        }

        return scores.OrderByDescending(s => s.Value).ThenByDescending(s => s.Key).Take(MaxPartial).Select(s => s.Key);
    }
}
