using System.Diagnostics;
using System.Globalization;
using Deja.Cli.Output;
using Deja.Notes;
using Deja.Run.Checks;
using Deja.Run.Plans;

namespace Deja.Cli.Checks;

/// <summary>What a check came to: what failed and what rotted, with why, and a line that counts.</summary>
/// <param name="isJson">Whether it is printed as JSON.</param>
/// <param name="junit">The file that gets it as JUnit XML; null for none.</param>
internal sealed class CheckReport(bool isJson, string? junit)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<(Notebook Notebook, BlockCheck Check)> _checks = [];
    private int _notes;

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsClean => !_checks.Exists(c => c.Check.IsWrong);

    public void Add(Notebook notebook, IReadOnlyList<BlockCheck> checks, int notes)
    {
        _checks.AddRange(checks.Select(c => (notebook, c)));
        _notes += notes;
    }

    public void Print()
    {
        if (junit is not null) JUnitFile.Write(junit, _checks);
        if (isJson)
        {
            Json.Write(CheckJson.Of(_checks));
            return;
        }

        // Elsewhere each was told when it was done with.
        if (Screen.Out.IsTerminal)
        {
            foreach (var (notebook, check) in _checks.Where(c => c.Check.IsWrong)) CheckLine.Print(notebook, check);
        }

        if (GitHubAnnotations.AreWanted) GitHubAnnotations.Print(_checks);
        PrintNotRun();
        Talk.Line(Summary());
    }

    private void PrintNotRun()
    {
        foreach (var reason in _checks.Where(c => c.Check.Outcome == CheckOutcome.NotRun).GroupBy(c => General(c.Check)).OrderByDescending(g => g.Count()))
        {
            var (notebook, check) = reason.First();
            if (reason.Count() == 1) CheckLine.Print(notebook, check);
            else Screen.Out.Line(Piece.Faint("not run   "), Piece.Place(CheckLine.Place(notebook, check)), string.Create(CultureInfo.InvariantCulture, $" and {reason.Count() - 1} more  "), Piece.Faint(reason.Key));
        }
    }

    // "it asks before it runs" is told with the command for each; together they need none.
    private static string General(BlockCheck check) => check.Block.Settings.Mode == RunMode.Ask ? "run=ask: deja run NOTE#BLOCK runs it" : check.Reason ?? string.Empty;

    private string Summary()
    {
        if (_checks.Count == 0) return string.Create(CultureInfo.InvariantCulture, $"nothing to check in {_notes} note{(_notes == 1 ? string.Empty : "s")}: no block has a directive, and all that can be parsed does");
        var (passed, unchanged) = (Count(CheckOutcome.Passed) + Count(CheckOutcome.Unchanged), Count(CheckOutcome.Unchanged));
        var rotted = _checks.Count(c => c.Check.HasRotted);
        var parts = new List<string> { unchanged == 0 ? $"{passed} passed" : $"{passed} passed ({unchanged} of them unchanged)" };
        Tell(Count(CheckOutcome.Accepted), "accepted");
        Tell(Count(CheckOutcome.Failed) - rotted, "failed");
        Tell(rotted, "rotted");
        Tell(Count(CheckOutcome.Unparsed), "do not parse");
        Tell(Count(CheckOutcome.NotRun), "not run");
        return $"{string.Join(", ", parts)}; {Duration.Told(_clock.Elapsed)}";

        void Tell(int count, string word)
        {
            if (count > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {word}"));
        }
    }

    private int Count(CheckOutcome outcome) => _checks.Count(c => c.Check.Outcome == outcome);
}
