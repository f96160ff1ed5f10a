namespace Deja.Notes;

/// <summary>A run of characters in a note's text.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="Length">How many characters (UTF-16 units).</param>
public readonly record struct TextRange(int Start, int Length)
{
    /// <summary>Offset just after the last character.</summary>
    public int End => Start + Length;
}
