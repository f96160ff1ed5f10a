namespace Deja.Notes;

/// <summary>
/// A heading and what stands under it, up to the next heading of its level: the unit of finding.
/// What stands before the first heading is an entry as well, of level 0, with the note's title and no anchor;
/// it is left out where it holds nothing and the first heading is the title.
/// </summary>
/// <param name="Ordinal">Its index in <see cref="Note.Entries"/>.</param>
/// <param name="Level">1 to 6, or 0 for what stands before the first heading.</param>
/// <param name="Title">The heading as plain text.</param>
/// <param name="Anchor">The heading's id as GitHub makes it, or the one given by <c>{#id}</c>; empty at level 0.</param>
/// <param name="Line">The line of the heading, counted from 1.</param>
/// <param name="Own">From the heading to the next heading of any level.</param>
/// <param name="Whole">From the heading to the next heading of its level or above.</param>
/// <param name="Parent">The ordinal of the entry that holds it; -1 at the top.</param>
public sealed record Entry(
    int Ordinal, int Level, string Title, string Anchor, int Line, TextRange Own, TextRange Whole, int Parent);
