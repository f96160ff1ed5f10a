using System.Globalization;

namespace Deja.Notes.Blocks;

/// <summary>How a line of an expectation is compared.</summary>
public enum ExpectationMatch
{
    /// <summary>Letter by letter, with <c>...</c> standing for any text; the default.</summary>
    Exact,

    /// <summary>Each line is a regular expression for the whole line.</summary>
    Regex,
}

/// <summary>What a block must print: the fenced block under <c>&lt;!-- deja: expect --&gt;</c>.</summary>
public sealed record Expectation
{
    /// <summary>The expected text, lines ending in <c>\n</c>.</summary>
    public required string Text { get; init; }

    /// <summary>The line of the opening fence, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The line of the closing fence.</summary>
    public required int EndLine { get; init; }

    /// <summary><c>match</c>.</summary>
    public ExpectationMatch Match { get; init; }

    /// <summary><c>tol</c>: numbers may differ by this much, absolutely or relatively; null compares them as text.</summary>
    public double? Tolerance { get; init; }

    internal static Expectation Of(Block block, IReadOnlyDictionary<string, string> values) => new()
    {
        Text = block.Code,
        Line = block.Line,
        EndLine = block.EndLine,
        Match = values.GetValueOrDefault("match") == "regex" ? ExpectationMatch.Regex : ExpectationMatch.Exact,
        Tolerance = double.TryParse(values.GetValueOrDefault("tol"), NumberStyles.Float, CultureInfo.InvariantCulture, out var tol) ? tol : null,
    };
}
