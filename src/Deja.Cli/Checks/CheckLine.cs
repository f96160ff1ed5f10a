using System.Globalization;
using Deja.Cli.Output;
using Deja.Notes;
using Deja.Run.Checks;
using Deja.Run.Plans;

namespace Deja.Cli.Checks;

/// <summary>A block's result in a line.</summary>
internal static class CheckLine
{
    /// <summary>The line, and below it why the block is wrong.</summary>
    public static void Print(Notebook notebook, BlockCheck check)
    {
        Screen.Out.Line(Of(notebook, check));
        if (!check.IsWrong) return;
        foreach (var line in check.Details) Screen.Out.Unwrapped(StyledDiff($"    {line}"));
        if (check.LastPassed is { } passed) Screen.Out.Line("    ", Piece.Faint(string.Create(CultureInfo.InvariantCulture, $"passed last on {passed:yyyy-MM-dd HH:mm} UTC; since then:")));
        foreach (var line in check.WhyRotted) Screen.Out.Indented(6, line);
    }

    private static Piece[] Of(Notebook notebook, BlockCheck check)
    {
        var word = Word(check);
        var time = check.Time > TimeSpan.Zero ? $"  {Duration.Told(check.Time)}" : string.Empty;
        var reason = check.Reason is { } told ? $"  {told}" : string.Empty;
        return [Styled(check, word.PadRight(9)), " ", Piece.Place(Place(notebook, check)), $"  {check.Block.Id}{reason}", Piece.Faint(time)];
    }

    /// <summary>In one word; one that passed once and does no more has rotted.</summary>
    public static string Word(BlockCheck check) => check switch
    {
        { HasRotted: true } => "rotted",
        { Outcome: CheckOutcome.NotRun } => "not run",
        { Outcome: CheckOutcome.Unparsed } => "unparsed",
        _ => check.Outcome.ToString().ToLowerInvariant(),
    };

    public static string Place(Notebook notebook, BlockCheck check) => string.Create(CultureInfo.InvariantCulture, $"{Places.Of(notebook, check.Note)}:{check.Line}");

    private static Piece StyledDiff(string line) => line.TrimStart() switch
    {
        ['+', ' ', ..] => Piece.Good(line),
        ['-', ' ', ..] => Piece.Mark(line),
        _ => Piece.Plain(line),
    };

    private static Piece Styled(BlockCheck check, string word) => check.Outcome switch
    {
        CheckOutcome.Passed or CheckOutcome.Accepted or CheckOutcome.Unchanged => Piece.Good(word),
        CheckOutcome.NotRun => Piece.Faint(word),
        _ => Piece.Mark(word),
    };
}
