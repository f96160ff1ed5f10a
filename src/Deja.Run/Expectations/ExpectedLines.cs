using Deja.Notes.Blocks;

namespace Deja.Run.Expectations;

/// <summary>What a block must print, line by line.</summary>
internal sealed class ExpectedLines
{
    private readonly List<LinePattern> _patterns;

    private ExpectedLines(List<LinePattern> patterns) => _patterns = patterns;

    /// <summary>Reads an expectation; empty lines at its end count for nothing.</summary>
    /// <exception cref="ArgumentException">A line is no regular expression; the message tells it.</exception>
    public static ExpectedLines Of(Expectation expectation) =>
        new([.. Split(expectation.Text).Select(l => LinePattern.Of(l, expectation.Match, expectation.Tolerance))]);

    /// <summary>A text's lines without those at its end that are blank.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var lines = text.Split('\n').Select(l => l.TrimEnd()).ToList();
        while (lines.Count > 0 && lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    /// <summary>Holds what was printed against it.</summary>
    public Comparison Compare(string printed)
    {
        var lines = Split(printed);
        return new Comparison(Matches(lines) ? null : new Alignment(_patterns, lines).Steps());
    }

    // Like a shell's pattern: each run of lines between two "..." is looked for where it first stands, the last one at the end.
    private bool Matches(IReadOnlyList<string> lines)
    {
        var (pattern, line) = (0, 0);
        var (restartPattern, restartLine) = (-1, 0);
        while (line < lines.Count)
        {
            if (pattern < _patterns.Count && _patterns[pattern].IsAnyLines)
            {
                (restartPattern, restartLine) = (++pattern, line);
            }
            else if (pattern < _patterns.Count && _patterns[pattern].Matches(lines[line]))
            {
                pattern++;
                line++;
            }
            else
            {
                if (restartPattern < 0) return false;
                if (restartPattern == _patterns.Count) return true;
                (pattern, line) = (restartPattern, ++restartLine);
            }
        }

        while (pattern < _patterns.Count && _patterns[pattern].IsAnyLines) pattern++;
        return pattern == _patterns.Count;
    }
}
