using Deja.Notes;
using Deja.Recall.Candidates;
using Deja.Recall.Find;

namespace Deja.Recall.Published;

/// <summary>What a search sees of an entry, for an index that is read elsewhere: in the pages of a site.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Context">What it stands under, the note's title first, and the words the note is filed under.</param>
/// <param name="Titles">How many of the context, from its start, are titles.</param>
/// <param name="Lines">The lines below the heading, and what each is.</param>
/// <param name="Length">How many characters its own text has.</param>
public sealed record EntryText(string Title, IReadOnlyList<string> Context, int Titles, IReadOnlyList<(string Text, LineRole Role)> Lines, int Length)
{
    /// <summary>Takes it from a note.</summary>
    public static EntryText Of(Note note, Entry entry)
    {
        var titles = EntryScorer.TitlesAbove(note, entry).ToList();
        var hidden = new List<string>();
        var lines = EntryLines.Of(note, entry, hidden).Select(l => (l.Text, RoleOf(l))).ToList();
        return new EntryText(entry.Title, [.. titles, .. EntryScorer.Labels(note, entry)], titles.Count, lines, entry.Own.Length) { Hidden = hidden };
    }

    /// <summary>Lines that no reader sees, fences and comments: they make a word less rare, and nothing else.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    private static LineRole RoleOf(EntryLine line) => line.IsCode ? LineRole.Code : EntryScorer.IsOnlyLink(line.Text) ? LineRole.Link : LineRole.Prose;
}
