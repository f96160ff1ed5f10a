using System.Globalization;
using System.Text.RegularExpressions;
using Deja.Notes.Blocks;

namespace Deja.Run.Expectations;

/// <summary>One line of an expectation, held against lines that were printed. Blanks at a line's end count for nothing.</summary>
internal sealed class LinePattern
{
    /// <summary>What stands for any text; alone on a line, for any number of lines.</summary>
    public const string Anything = "...";

    // A pattern of a note's author may be as slow as they like, but not for ever.
    private static readonly TimeSpan RegexPatience = TimeSpan.FromSeconds(1);

    private readonly Regex? _regex;
    private readonly IReadOnlyList<PatternPiece> _pieces = [];
    private readonly double? _tolerance;

    private LinePattern(string text, Regex? regex, double? tolerance)
    {
        (Text, _regex, _tolerance) = (text, regex, tolerance);
        IsAnyLines = text == Anything;
        if (regex is null) _pieces = PatternPiece.Split(text, withNumbers: tolerance is not null);
    }

    /// <summary>As the note has it, without blanks at its end.</summary>
    public string Text { get; }

    /// <summary>Whether it stands for any number of lines.</summary>
    public bool IsAnyLines { get; }

    /// <summary>Reads a line.</summary>
    /// <param name="line">As the note has it.</param>
    /// <param name="match">How it is compared.</param>
    /// <param name="tolerance">How far numbers may be apart; null compares them as text.</param>
    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    public static LinePattern Of(string line, ExpectationMatch match, double? tolerance)
    {
        var text = line.TrimEnd();
        var regex = match == ExpectationMatch.Regex && text != Anything ? new Regex($"^(?:{text})$", RegexOptions.CultureInvariant | RegexOptions.Singleline, RegexPatience) : null;
        return new LinePattern(text, regex, tolerance);
    }

    /// <summary>Whether a line that was printed is one of those that it stands for.</summary>
    public bool Matches(string printed)
    {
        var line = printed.TrimEnd();
        if (_regex is not null) return IsMatch(_regex, line);
        return line == Text || (_pieces.Count > 1 || _pieces is [{ Kind: not PieceKind.Text }] ? new PieceMatcher(_pieces, line, _tolerance).IsMatch : false);
    }

    /// <summary>A line that stands for exactly what was printed.</summary>
    public static string Write(string printed, ExpectationMatch match) => match == ExpectationMatch.Regex ? Regex.Escape(printed.TrimEnd()).Replace("\\ ", " ", StringComparison.Ordinal) : printed.TrimEnd();

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Text}");

    private static bool IsMatch(Regex regex, string line)
    {
        try
        {
            return regex.IsMatch(line);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
