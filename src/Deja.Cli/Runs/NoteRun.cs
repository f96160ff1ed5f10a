using System.Globalization;
using System.Runtime.InteropServices;
using Deja.Cli.Output;
using Deja.Notes;
using Deja.Run.Kernels;
using Deja.Run.Plans;
using Deja.Run.Sessions;

namespace Deja.Cli.Runs;

/// <summary>Runs blocks of one note for somebody who watches: <c>deja run</c>.</summary>
/// <param name="notebook">The notebook.</param>
/// <param name="plan">The note's blocks.</param>
/// <param name="chosen">Those that were asked for, in order.</param>
internal sealed class NoteRun(Notebook notebook, NotePlan plan, IReadOnlyList<PlannedBlock> chosen)
{
    private static readonly string[] UnknownNames = [" CS0103 ", " CS0246 ", " FS0039"];

    private readonly LastValues _last = new();

    /// <summary>Whether blocks were named, rather than the whole note.</summary>
    public bool IsOne { get; init; }

    /// <summary>Whether the blocks above in the same session are run first.</summary>
    public bool WithAbove { get; init; }

    /// <summary>Whether nobody is asked before a block that says <c>run=ask</c>.</summary>
    public bool IsYes { get; init; }

    /// <summary>The values of placeholders that were typed.</summary>
    public required Dictionary<string, string> Values { get; init; }

    /// <summary>Prints what would run.</summary>
    public int Show()
    {
        var blocks = Blocks();
        GivenValues.Demand(Values, blocks);
        foreach (var block in blocks)
        {
            if (blocks.Count > 1) Screen.Out.Line(Piece.Faint($"# {Place(block)} ({block.Kernel})"));
            foreach (var line in Code(block).SelectMany(c => c.TrimEnd('\n').Split('\n'))) Screen.Out.Unwrapped(line);
        }

        return ExitCodes.Done;
    }

    // Where a value is still to be given, the note's own text shows where.
    private IEnumerable<string> Code(PlannedBlock block) => BlockCode.Unfilled(block, Values).Count > 0
        ? [block.Block.Code]
        : BlockCode.Typed(block, Values, out var reason) ?? throw new UsageException($"{Place(block)}: {reason}");

    /// <summary>Runs them, up to the first that fails.</summary>
    /// <returns>The exit code of the block; of several that of the first that failed, or 0.</returns>
    public int Run(SessionOptions options, TimeSpan time)
    {
        var blocks = Blocks();
        GivenValues.Demand(Values, blocks);
        using var sessions = new NoteSessions(notebook, plan.Note, options);
        using var interrupt = new CancellationTokenSource();
        using var keys = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => Stop(c, interrupt));
        using var end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => Stop(c, interrupt));
        var steps = Prepare(blocks, sessions);
        foreach (var block in blocks.Where(b => steps.ContainsKey(b)))
        {
            if (blocks.Count > 1) Talk.Line(Place(block));
            var code = RunOne(sessions, block, steps[block], time, interrupt.Token);
            if (code != 0 || interrupt.IsCancellationRequested) return code;
        }

        return ExitCodes.Done;
    }

    private static void Stop(PosixSignalContext context, CancellationTokenSource interrupt)
    {
        context.Cancel = true;
        interrupt.Cancel();
    }

    /// <summary>Those asked for, each with what must run before it, once.</summary>
    private List<PlannedBlock> Blocks()
    {
        var blocks = new List<PlannedBlock>();
        foreach (var block in chosen)
        {
            var before = plan.Before(block).Select(b => b.InSessionOf(block));
            foreach (var needed in (WithAbove ? plan.Above(block).Concat(before) : before).Append(block))
            {
                if (!blocks.Exists(b => b.Block.Ordinal == needed.Block.Ordinal)) blocks.Add(needed);
            }
        }

        return blocks;
    }

    /// <summary>Everything is asked and refused before the first block runs.</summary>
    private Dictionary<PlannedBlock, IReadOnlyList<BlockStep>> Prepare(List<PlannedBlock> blocks, NoteSessions sessions)
    {
        var steps = new Dictionary<PlannedBlock, IReadOnlyList<BlockStep>>();
        foreach (var block in blocks)
        {
            var isAsked = IsOne && chosen.Contains(block);
            if (block.Problem is { } problem) throw new UsageException($"{Place(block)}: {problem}");
            if (block.Settings.Mode == RunMode.Never && PassOver(block, "its directive says run=no", isAsked)) continue;
            if (sessions.Missing(block) is { } missing && PassOver(block, missing, isAsked)) continue;
            if (block.Settings.Mode == RunMode.Ask && !IsYes && !Agree(block, isAsked)) continue;
            GivenValues.Ask(block, Values, _last, Place(block));
            steps[block] = BlockCode.Of(block, Values, out var reason, out _) ?? throw new UsageException($"{Place(block)}: {reason}");
        }

        return steps;
    }

    private bool PassOver(PlannedBlock block, string reason, bool isAsked)
    {
        if (isAsked) throw new UsageException($"{Place(block)} is not run: {reason}");
        Talk.Line($"{Place(block)} is passed over: {reason}");
        return true;
    }

    private bool Agree(PlannedBlock block, bool isAsked)
    {
        if (!Question.CanBeAsked) return !PassOver(block, "its directive says run=ask, and nobody is here to be asked: --yes", isAsked);
        foreach (var line in block.Block.Code.TrimEnd('\n').Split('\n')) Screen.Error.Indented(4, line);
        return Question.IsYes($"run {Place(block)}?");
    }

    private int RunOne(NoteSessions sessions, PlannedBlock block, IReadOnlyList<BlockStep> steps, TimeSpan time, CancellationToken interrupt)
    {
        using var console = new RunConsole();
        var limits = new RunLimits { Time = block.Settings.Timeout ?? time, OutputBytes = long.MaxValue };
        var run = sessions.Run(block, steps, console, limits, interrupt);
        if (run.NotRun is { } reason) throw new UsageException($"{Place(block)}: {reason}");
        var end = run.End!;
        if (end.Status == BlockStatus.TimedOut) Talk.Line($"{Place(block)} was ended after {Duration.Told(limits.Time)}");
        if (end.Error is { Text: { Length: > 0 } text }) Tell(text);
        else if (end.Error is null && end.ExitCode != 0 && end.Status == BlockStatus.Failed && !Console.IsErrorRedirected) Talk.Line(string.Create(CultureInfo.InvariantCulture, $"{Place(block)} ended with exit code {end.ExitCode}"));

        if (IsOne && !WithAbove && end.Error is { } lacking && LacksName(lacking) && plan.Above(block).Any()) Talk.Line("it ran without the blocks above it in its session; with them: the same command and --above");

        // Of a whole note, one that fails as its directive says has done what it should.
        return !IsOne && EndAsSaid.Is(block.Settings, end) ? ExitCodes.Done : end.ExitCode;
    }

    /// <summary>Whether a name is unknown, as one is that a block above would have made: the words of Python and JavaScript, the compilers' numbers of C# and F#.</summary>
    private static bool LacksName(BlockError error) =>
        error.Name is "NameError" or "ReferenceError" || UnknownNames.Any(n => $" {error.Name} {error.Message} {error.Trace}".Contains(n, StringComparison.Ordinal));

    private static void Tell(string text)
    {
        foreach (var line in text.Split('\n')) Screen.Error.Unwrapped(line);
    }

    private string Place(PlannedBlock block) => block.Block.Name is { } name ? $"{plan.Note.Path}#{name}" : string.Create(CultureInfo.InvariantCulture, $"{plan.Note.Path}:{block.Block.Line}");
}
