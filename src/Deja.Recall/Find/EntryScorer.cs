using System.Text.RegularExpressions;
using Deja.Recall.Candidates;

namespace Deja.Recall.Find;

/// <summary>
/// Scores entries for a query by BM25F (Robertson, Zaragoza and Taylor, Simple BM25 extension to multiple weighted fields, 2004): a word in the heading
/// counts more than in the titles above it, in code more than in prose. Entries that have every word come before all that don't.
/// </summary>
internal sealed partial class EntryScorer(Query query)
{
    private const double HeadingWeight = 5;
    private const double ContextWeight = 2;
    private const double CodeWeight = 1.5;

    /// <summary>A line that only leads to another note of the notebook, as in a table of contents: what it says stands there.</summary>
    private const double LinkWeight = 0.3;

    /// <summary>However often a word stands below the heading, it counts less than in it.</summary>
    private const double MostBelowHeading = 4;

    /// <summary>How soon more of the same word stops to count; BM25's usual k1.</summary>
    private const double Saturation = 1.2;

    /// <summary>An entry of this many characters counts neither as short nor as long.</summary>
    private const double UsualLength = 800;

    /// <summary>More than any entry without all words can reach.</summary>
    private const double CompleteBonus = 2;

    /// <summary>In an entry longer than this, words meet by chance, and having all of them counts less and less.</summary>
    private const double LongLength = 4000;

    private readonly Highlighter _highlighter = new(query);
    private readonly double _all = query.Units.Sum(u => u.Weight);

    public FindMatch? Score(Candidate candidate)
    {
        var counts = new double[query.Units.Count];
        var phrase = 0.0;
        var heading = Count(candidate.Entry.Title, HeadingWeight, counts, ref phrase);
        var best = (Line: default(EntryLine?), Hits: heading, Worth: 0.0);
        var below = new double[counts.Length];
        foreach (var line in EntryLines.Of(candidate))
        {
            var hits = Count(line.Text, line.IsCode ? CodeWeight : IsOnlyLink().IsMatch(line.Text) ? LinkWeight : 1, below, ref phrase);
            var worth = hits.DistinctBy(h => h.Unit).Sum(h => query.Units[h.Unit].Weight * h.Worth);
            if (worth > best.Worth || best.Line is null) best = (line, hits, worth);
        }

        for (var i = 0; i < counts.Length; i++) counts[i] += Math.Min(below[i], MostBelowHeading);
        var ignored = 0.0;
        foreach (var title in Context(candidate)) Count(title, ContextWeight, counts, ref ignored);
        var score = Weigh(counts, candidate.Entry.Own.Length, phrase);
        if (score <= 0) return null;
        var snippet = best.Line is { } shown ? Snippet.Of(shown.Text, best.Hits, shown.Line) : Snippet.Of(candidate.Entry.Title, heading, candidate.Entry.Line);
        return new FindMatch(candidate.Index.Notebook, candidate.Note, candidate.Entry, best.Worth > 0 ? snippet : snippet with { Line = candidate.Entry.Line }, score);
    }

    private List<Hit> Count(string text, double weight, double[] counts, ref double phrase)
    {
        var hits = _highlighter.In(text);
        foreach (var hit in hits) counts[hit.Unit] += weight * hit.Worth;
        phrase = Math.Max(phrase, Phrase(hits) * Math.Sqrt(weight));
        return hits;
    }

    private static IEnumerable<string> Context(Candidate candidate)
    {
        var (note, entry) = (candidate.Note, candidate.Entry);
        if (entry.Title != note.Title) yield return note.Title;
        for (var up = entry.Parent; up >= 0; up = note.Entries[up].Parent)
        {
            if (note.Entries[up].Title != note.Title) yield return note.Entries[up].Title;
        }

        foreach (var tag in note.FrontMatter.Tags) yield return tag;
        if (entry.Ordinal > 0) yield break;
        foreach (var category in note.FrontMatter.Categories) yield return category;
        if (note.FrontMatter.Description is { } description) yield return description;
        yield return Path.GetFileNameWithoutExtension(note.Path);
    }

    /// <summary>The longest run of units that stand side by side in the query's order, as a share of the query.</summary>
    private double Phrase(List<Hit> hits)
    {
        var (best, run) = (0, 0);
        for (var i = 0; i < hits.Count; i++)
        {
            var follows = i > 0 && hits[i].Unit == hits[i - 1].Unit + 1 && hits[i].Start - (hits[i - 1].Start + hits[i - 1].Length) <= 2;
            run = follows ? run + 1 : 1;
            best = Math.Max(best, run);
        }

        return best > 1 ? (best - 1.0) / (query.Units.Count - 1) : 0;
    }

    private double Weigh(double[] counts, int length, double phrase)
    {
        var (sum, covered, isComplete) = (0.0, 0.0, true);
        var slack = Saturation * (0.7 + (0.3 * Math.Min(4, length / UsualLength)));
        for (var i = 0; i < counts.Length; i++)
        {
            var weight = query.Units[i].Weight;
            isComplete &= counts[i] > 0;
            if (counts[i] <= 0) continue;
            sum += weight * counts[i] / (counts[i] + slack);
            covered += weight;
        }

        if (sum <= 0) return 0;
        var coverage = covered / _all;
        var score = sum / _all * coverage * coverage * (1 + (0.5 * phrase));
        return isComplete ? (CompleteBonus * Math.Min(1, LongLength / length)) + score : score;
    }

    [GeneratedRegex(@"^(?:[-*+]|\d+[.)])?\s*\[[^\]]*\]\((?![a-z]+:)[^)]*\)\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex IsOnlyLink();
}
