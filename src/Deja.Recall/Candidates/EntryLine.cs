namespace Deja.Recall.Candidates;

/// <summary>A line that stands under an entry's heading.</summary>
/// <param name="Text">Without its indentation.</param>
/// <param name="Line">Counted from 1 in the note.</param>
/// <param name="IsCode">It stands inside a fence.</param>
internal readonly record struct EntryLine(string Text, int Line, bool IsCode);
