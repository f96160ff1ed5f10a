namespace Deja.Notes.Lint;

/// <summary>A change to a note's text.</summary>
/// <param name="Range">What is replaced; empty for an insertion.</param>
/// <param name="Replacement">What comes in its place, with lines ending in <c>\n</c>; the note's own line ends are used when it is applied.</param>
public sealed record TextEdit(TextRange Range, string Replacement)
{
    /// <summary>Puts a text before the character at an offset.</summary>
    public static TextEdit Insert(int offset, string text) => new(new TextRange(offset, 0), text);
}
