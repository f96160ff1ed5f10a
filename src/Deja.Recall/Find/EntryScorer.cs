using System.Text.RegularExpressions;
using Deja.Notes;
using Deja.Recall.Candidates;
using Deja.Recall.Published;

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
            var hits = Count(line.Text, WeightOf(line.IsCode ? LineRole.Code : IsOnlyLink(line.Text) ? LineRole.Link : LineRole.Prose), below, ref phrase);
            var worth = hits.DistinctBy(h => h.Unit).Sum(h => query.Units[h.Unit].Weight * h.Worth);
            if (worth > best.Worth || best.Line is null) best = (line, hits, worth);
        }

        for (var i = 0; i < counts.Length; i++) counts[i] += Math.Min(below[i], MostBelowHeading);
        var ignored = 0.0;
        foreach (var title in TitlesAbove(candidate.Note, candidate.Entry).Concat(Labels(candidate.Note, candidate.Entry))) Count(title, ContextWeight, counts, ref ignored);
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

    /// <summary>The titles that an entry stands under, the note's first, then from the nearest one up.</summary>
    public static IEnumerable<string> TitlesAbove(Note note, Entry entry)
    {
        if (entry.Title != note.Title) yield return note.Title;
        for (var up = entry.Parent; up >= 0; up = note.Entries[up].Parent)
        {
            if (note.Entries[up].Title != note.Title) yield return note.Entries[up].Title;
        }
    }

    /// <summary>What a note is filed under: its tags count for all of its entries, the rest for the first.</summary>
    public static IEnumerable<string> Labels(Note note, Entry entry)
    {
        foreach (var tag in note.FrontMatter.Tags) yield return tag;
        if (entry.Ordinal > 0) yield break;
        foreach (var category in note.FrontMatter.Categories) yield return category;
        if (note.FrontMatter.Description is { } description) yield return description;
        yield return Path.GetFileNameWithoutExtension(note.Path);
    }

    /// <summary>How much a word in a line counts.</summary>
    public static double WeightOf(LineRole role) => role switch { LineRole.Code => CodeWeight, LineRole.Link => LinkWeight, _ => 1 };

    /// <summary>Whether a line of prose only leads to another note.</summary>
    public static bool IsOnlyLink(string line) => line.Contains("](", StringComparison.Ordinal) && OnlyLink().IsMatch(line);

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
    private static partial Regex OnlyLink();
}
