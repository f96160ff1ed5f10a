using Deja.Notes;
using Deja.Notes.Records;
using Deja.Run.Plans;
using Deja.Run.Sessions;

namespace Deja.Run.Checks;

/// <summary>What came of running the blocks of one note, until it is written down.</summary>
/// <param name="plan">The note's blocks.</param>
/// <param name="decisions">Tells keys.</param>
/// <param name="records">Where it is written down.</param>
/// <param name="outputs">Where what it printed and showed is kept.</param>
internal sealed class NoteResults(NotePlan plan, NoteDecisions decisions, RecordFile records, OutputKeeper outputs)
{
    private readonly List<(Decision Decision, BlockCheck Check, BlockRun? Run)> _results = [];
    private NotePlan? _edited;

    private NotePlan Plan => _edited ?? plan;

    /// <summary>Takes the result of one block; one that ran only for another's sake keeps the result it had.</summary>
    public void Take(Decision decision, BlockCheck check, BlockRun? run)
    {
        var isKnown = !decision.MustRun && !check.IsWrong;
        if (!isKnown) _results.Add((decision, check, run));
    }

    /// <summary>Writes what blocks printed into the note.</summary>
    public void Accept(Notebook notebook, ICheckObserver observer)
    {
        var edited = Acceptance.Write(notebook, plan.Note, _results.Select(r => r.Check), out var problem);
        if (problem is not null) observer.Problem(new NoteProblem(plan.Note.Path, 0, $"was left as it is: {problem}"));
        if (edited is null) return;
        _edited = NotePlan.Of(edited);
        for (var i = 0; i < _results.Count; i++)
        {
            var (decision, check, run) = _results[i];
            var block = Plan.Blocks.FirstOrDefault(b => b.Block.Ordinal == check.Block.Block.Ordinal);
            if (block is null) continue;
            check = check with { Block = block };
            if (check.IsOtherOutput && Judge.Compare(block, check.Printed, out _) is { IsMet: true }) check = check with { Outcome = CheckOutcome.Accepted, Reason = "its note says now what came out", Line = block.Expectation!.Line };
            _results[i] = (decision, check, run);
        }
    }

    /// <summary>Puts a record of each into the file, and gives what is to be told, with why a block rotted.</summary>
    public IEnumerable<BlockCheck> WriteDown()
    {
        var kept = new List<(string Key, BlockCheck Check)>();
        foreach (var (decision, check, run) in _results)
        {
            yield return run?.End is null ? check : WriteDown(decision, check, run, kept);
        }

        outputs.Keep(Plan.Note.Path, kept);
    }

    private BlockCheck WriteDown(Decision decision, BlockCheck check, BlockRun run, List<(string Key, BlockCheck Check)> kept)
    {
        // The block as the note has it now, which is another where it was accepted.
        var key = _edited is null ? decision.Key ?? decisions.KeyOf(Plan, check.Block) : decisions.KeyOf(Plan, check.Block);
        var known = records.Known.Of(Plan.Note.Path, check.Block.Id);
        var before = known is { Status: CheckStatus.Passed } ? known.Run : known?.Passed;
        var now = Pass(key, run);
        kept.Add((key.Text, check));
        records.Set(new CheckRecord(Plan.Note.Path, check.Block.Id, check.IsWrong ? CheckStatus.Failed : CheckStatus.Passed)
        {
            Key = key.Text,
            Run = now,
            Milliseconds = (long)run.Time.TotalMilliseconds,
            Reason = check.IsWrong ? check.Reason : null,
            Passed = check.IsWrong ? before : null,
        });
        return check.IsWrong && before is not null ? check with { LastPassed = before.When, WhyRotted = Checks.WhyRotted.Of(before, now) } : check;
    }

    private static CheckPass Pass(CheckKey key, BlockRun run)
    {
        var versions = new SortedDictionary<string, string>(key.Versions, StringComparer.Ordinal);
        foreach (var (name, version) in run.Versions) versions[name] = version;
        return new CheckPass(Now()) { System = key.System, Versions = versions, Parts = key.Parts };
    }

    private static DateTimeOffset Now()
    {
        var now = DateTimeOffset.UtcNow;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }
}
