using System.Globalization;
using System.Text.RegularExpressions;

namespace Deja.Run.Expectations;

/// <summary>What a part of an expected line stands for.</summary>
internal enum PieceKind
{
    /// <summary>Itself.</summary>
    Text,

    /// <summary>Any text, also none.</summary>
    Anything,

    /// <summary>A number near its own.</summary>
    Number,
}

/// <summary>A part of an expected line.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Text">As written.</param>
internal sealed partial record PatternPiece(PieceKind Kind, string Text)
{
    /// <summary>The value of a number.</summary>
    public double Value { get; } = Kind == PieceKind.Number ? double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture) : 0;

    /// <summary>The parts of a line, in order.</summary>
    public static IReadOnlyList<PatternPiece> Split(string line, bool withNumbers)
    {
        var pieces = new List<PatternPiece>();
        var at = 0;
        while (line.IndexOf(LinePattern.Anything, at, StringComparison.Ordinal) is var found && found >= 0)
        {
            Add(pieces, line[at..found], withNumbers);
            pieces.Add(new PatternPiece(PieceKind.Anything, LinePattern.Anything));
            at = found + LinePattern.Anything.Length;
        }

        Add(pieces, line[at..], withNumbers);
        return pieces;
    }

    /// <summary>The length of the number that begins at an offset; 0 where none does.</summary>
    public static int NumberAt(string line, int at) => Number().Match(line, at) is { Success: true } match && match.Index == at ? match.Length : 0;

    private static void Add(List<PatternPiece> pieces, string text, bool withNumbers)
    {
        var at = 0;
        foreach (var number in withNumbers ? Number().Matches(text) : Enumerable.Empty<Match>())
        {
            if (number.Index > at) pieces.Add(new PatternPiece(PieceKind.Text, text[at..number.Index]));
            pieces.Add(new PatternPiece(PieceKind.Number, number.Value));
            at = number.Index + number.Length;
        }

        if (at < text.Length) pieces.Add(new PatternPiece(PieceKind.Text, text[at..]));
    }

    // A sign belongs to a number only where no word or number ends before it: "3-2" is two numbers, "x1" none.
    [GeneratedRegex(@"(?:(?<![\w.)\]])[-+])?(?<![\w.])(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
