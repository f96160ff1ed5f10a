using Deja.Notes;
using Deja.Run.Kernels;
using Deja.Run.Outputs;
using Deja.Run.Plans;
using Deja.Run.Sessions;

namespace Deja.Run.Checks;

/// <summary>Runs the blocks of one note that must be run, in fresh sessions, with those before them whose state they need.</summary>
/// <param name="notebook">The notebook.</param>
/// <param name="plan">The note's blocks.</param>
/// <param name="decisions">What is to be done with each that takes part.</param>
/// <param name="options">How the check goes.</param>
internal sealed class NoteCheck(Notebook notebook, NotePlan plan, IReadOnlyList<Decision> decisions, CheckOptions options) : IDisposable
{
    private readonly NoteSessions _sessions = new(notebook, plan.Note, options.Sessions);
    private readonly HashSet<(string Session, int Block)> _ran = [];
    private readonly Dictionary<string, string> _lost = new(StringComparer.Ordinal);
    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);

    /// <summary>The blocks that will be run, in order: those that must, and those of their sessions above them.</summary>
    public IReadOnlyList<Decision> ToRun { get; } = Needed(plan, decisions);

    /// <summary>Runs them.</summary>
    /// <param name="observer">Is told of each.</param>
    /// <param name="interrupt">Stops the check; the block that runs is ended.</param>
    /// <returns>A result for each that was run to its end.</returns>
    public IEnumerable<(Decision Decision, BlockCheck Check, BlockRun? Run)> Run(ICheckObserver observer, CancellationToken interrupt)
    {
        foreach (var (at, decision) in ToRun.Index())
        {
            if (interrupt.IsCancellationRequested) yield break;
            observer.Running(plan.Note.Path, decision.Block);
            _sessions.Coming = at + 1 < ToRun.Count ? ToRun[at + 1].Block : null;
            var (check, run) = RunOne(decision, observer, interrupt);
            if (interrupt.IsCancellationRequested) yield break;
            if (IsBad(check)) _failed.Add(decision.Block.Id);
            yield return (decision, check, run);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _sessions.Dispose();

    private static List<Decision> Needed(NotePlan plan, IReadOnlyList<Decision> decisions)
    {
        var ordinals = new HashSet<int>();
        foreach (var decision in decisions.Where(d => d.MustRun))
        {
            ordinals.Add(decision.Block.Block.Ordinal);
            var before = decision.Block.Settings.Shares.Count > 0 ? plan.Blocks.TakeWhile(b => b != decision.Block) : plan.Above(decision.Block).Concat(plan.Before(decision.Block));
            ordinals.UnionWith(before.Select(b => b.Block.Ordinal));
        }

        // One that was settled otherwise (its tool is missing, it asks) isn't run for another's sake.
        return [.. decisions.Where(d => ordinals.Contains(d.Block.Block.Ordinal) && d.Steps is not null)];
    }

    private (BlockCheck Check, BlockRun? Run) RunOne(Decision decision, ICheckObserver observer, CancellationToken interrupt)
    {
        var block = decision.Block;
        if (_lost.TryGetValue(block.Session, out var by)) return (Not(block, $"its session ended with '{by}', which failed"), null);
        foreach (var needed in plan.Before(block))
        {
            if (_failed.Contains(needed.Id)) return (Not(block, $"it comes after '{needed.Id}', which failed"), null);
            if (Before(block, needed, observer, interrupt) is { } refused) return (refused, null);
        }

        _ran.Add((block.Session, block.Block.Ordinal));
        var limits = Limits(block);
        var output = new BlockOutput(new ProgressOnly(t => observer.Progress(plan.Note.Path, block, t)));
        var run = _sessions.Run(block, decision.Steps!, output, limits, interrupt);
        var check = Judge.Of(plan.Note.Path, block, run, output, limits);

        // A block that is meant to end its session does no harm: the next one begins it anew.
        if (IsBad(check) && run.End is { IsSessionLost: true }) _lost[block.Session] = block.Id;
        return (check, run);
    }

    /// <summary>Runs a block that another one comes after, in that one's session, unless it ran there already; null when that went well.</summary>
    private BlockCheck? Before(PlannedBlock block, PlannedBlock needed, ICheckObserver observer, CancellationToken interrupt)
    {
        if (!_ran.Add((block.Session, needed.Block.Ordinal))) return null;
        if (BlockCode.Of(needed, options.Parameters, out var reason, out _) is not { } steps) return Not(block, $"it comes after '{needed.Id}': {reason}");
        var output = new BlockOutput(new ProgressOnly(t => observer.Progress(plan.Note.Path, needed, t)));
        var run = _sessions.Run(needed.InSessionOf(block), steps, output, Limits(needed), interrupt);
        var check = Judge.Of(plan.Note.Path, needed, run, output, Limits(needed));
        return check.Outcome == CheckOutcome.Passed || (check.IsWrong && !IsBad(check)) ? null : Not(block, $"it comes after '{needed.Id}', which failed: {check.Reason}");
    }

    // What only printed something else did what it should, where that is written down as right.
    private bool IsBad(BlockCheck check) => check.IsWrong && !(options.IsAccepting && check.IsOtherOutput);

    private RunLimits Limits(PlannedBlock block) => new() { Time = block.Settings.Timeout ?? options.Time, OutputBytes = options.OutputBytes };

    private BlockCheck Not(PlannedBlock block, string reason) => new(plan.Note.Path, block, CheckOutcome.NotRun) { Reason = reason };

    private sealed class ProgressOnly(Action<string> tell) : IOutputSink
    {
        public void Text(Host.Children.ChildChannel channel, ReadOnlySpan<byte> bytes)
        {
            // A check shows results, not what blocks print.
        }

        public void Display(Display display)
        {
            // As above.
        }

        public void Progress(string text) => tell(text);
    }
}
