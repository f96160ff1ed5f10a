using Deja.Notes;

namespace Deja.Recall.Find;

/// <summary>The line of an entry that shows best why it was found.</summary>
/// <param name="Text">The line, cut around what was found where it is long.</param>
/// <param name="Highlights">What was found, in order and not overlapping.</param>
/// <param name="Line">Its line in the note, counted from 1.</param>
public sealed record Snippet(string Text, IReadOnlyList<TextRange> Highlights, int Line)
{
    private const int MaxLength = 160;
    private const int Lead = 40;

    internal static Snippet Of(string text, IReadOnlyList<Hit> hits, int line)
    {
        var (start, end) = (0, text.Length);
        if (text.Length > MaxLength)
        {
            start = hits.Count > 0 ? Math.Max(0, Math.Min(hits[0].Start - Lead, text.Length - MaxLength)) : 0;
            if (start > 0 && char.IsLowSurrogate(text[start])) start--;
            end = Math.Min(text.Length, start + MaxLength);
            if (end < text.Length && char.IsLowSurrogate(text[end])) end--;
        }

        var (before, after) = (start > 0 ? "…" : string.Empty, end < text.Length ? "…" : string.Empty);
        return new Snippet(before + text[start..end] + after, Ranges(hits, start, end, before.Length), line);
    }

    private static List<TextRange> Ranges(IReadOnlyList<Hit> hits, int start, int end, int shift)
    {
        var ranges = new List<TextRange>();
        foreach (var hit in hits)
        {
            if (hit.Start < start || hit.Start + hit.Length > end) continue;
            var range = new TextRange(hit.Start - start + shift, hit.Length);
            if (ranges.Count > 0 && range.Start < ranges[^1].End) ranges[^1] = ranges[^1] with { Length = Math.Max(ranges[^1].End, range.End) - ranges[^1].Start };
            else ranges.Add(range);
        }

        return ranges;
    }
}
