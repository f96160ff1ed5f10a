using System.Globalization;

namespace Deja.Run.Expectations;

/// <summary>Holds the parts of an expected line against a printed one; each pair of places is tried once, so the time is bounded by their product.</summary>
internal sealed class PieceMatcher(IReadOnlyList<PatternPiece> pieces, string line, double? tolerance)
{
    private readonly HashSet<(int, int)> _failed = [];

    public bool IsMatch => Matches(0, 0);

    private bool Matches(int piece, int at)
    {
        if (piece == pieces.Count) return at == line.Length;
        if (_failed.Contains((piece, at))) return false;
        var isMatch = pieces[piece].Kind switch
        {
            PieceKind.Text => line.AsSpan(at).StartsWith(pieces[piece].Text, StringComparison.Ordinal) && Matches(piece + 1, at + pieces[piece].Text.Length),
            PieceKind.Number => PatternPiece.NumberAt(line, at) is > 0 and var length && IsNear(pieces[piece], line.AsSpan(at, length)) && Matches(piece + 1, at + length),
            _ => piece == pieces.Count - 1 || Enumerable.Range(at, line.Length - at + 1).Any(next => Matches(piece + 1, next)),
        };
        if (!isMatch) _failed.Add((piece, at));
        return isMatch;
    }

    private bool IsNear(PatternPiece expected, ReadOnlySpan<char> printed)
    {
        if (printed.SequenceEqual(expected.Text)) return true;
        var value = double.Parse(printed, NumberStyles.Float, CultureInfo.InvariantCulture);
        var apart = Math.Abs(value - expected.Value);
        return apart <= tolerance || apart <= tolerance * Math.Abs(expected.Value);
    }
}
