using Deja.Notes.Markup;

namespace Deja.Notes;

/// <summary>Makes the entries of a note from its headings.</summary>
internal static class EntryTree
{
    public static IReadOnlyList<Entry> Build(
        IReadOnlyList<Heading> headings, SourceText source, int bodyStart, string title, bool titleIsHeading)
    {
        var text = source.Text;
        var entries = new List<Entry>(headings.Count + 1);
        var firstHeading = headings.Count > 0 ? headings[0].Start : text.Length;
        var preface = new TextRange(bodyStart, firstHeading - bodyStart);
        var blank = text.AsSpan(preface.Start, preface.Length).Trim().IsEmpty;
        if (!(blank && headings.Count > 0 && titleIsHeading))
        {
            var whole = preface with { Length = text.Length - bodyStart };
            entries.Add(new Entry(0, 0, title, string.Empty, source.LineAt(Math.Min(bodyStart, Math.Max(0, text.Length - 1))), preface, whole, -1));
        }

        for (var i = 0; i < headings.Count; i++)
        {
            var h = headings[i];
            var next = i + 1 < headings.Count ? headings[i + 1].Start : text.Length;
            var end = text.Length;
            for (var j = i + 1; j < headings.Count; j++)
            {
                if (headings[j].Level > h.Level) continue;
                end = headings[j].Start;
                break;
            }

            entries.Add(new Entry(
                entries.Count, h.Level, h.Title, h.Anchor, source.LineAt(h.Start),
                new TextRange(h.Start, next - h.Start), new TextRange(h.Start, end - h.Start), ParentOf(entries, h.Level)));
        }

        return entries;
    }

    private static int ParentOf(List<Entry> entries, int level)
    {
        var at = entries.Count - 1;
        while (at >= 0 && entries[at].Level >= level) at = entries[at].Parent;
        return at;
    }
}
