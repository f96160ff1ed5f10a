using System.Globalization;
using Deja.Run.Expectations;
using Deja.Run.Kernels;
using Deja.Run.Outputs;
using Deja.Run.Plans;
using Deja.Run.Sessions;

namespace Deja.Run.Checks;

/// <summary>Holds what a block did against what its note says.</summary>
internal static class Judge
{
    /// <summary>So many of the last lines that a failed block printed are told.</summary>
    private const int LastLines = 12;

    /// <param name="note">The note's path.</param>
    /// <param name="block">The block.</param>
    /// <param name="run">How it ran.</param>
    /// <param name="output">What it printed and showed.</param>
    /// <param name="limits">What it might use.</param>
    public static BlockCheck Of(string note, PlannedBlock block, BlockRun run, BlockOutput output, RunLimits limits)
    {
        var check = new BlockCheck(note, block, CheckOutcome.Passed) { Time = run.Time, Output = output.Items, Printed = output.Comparable };
        if (run.End is not { } end) return check with { Outcome = run.IsWrong ? CheckOutcome.Failed : CheckOutcome.NotRun, Reason = run.NotRun };
        if (Wrong(block, end, output, limits) is { } wrong)
        {
            return check with { Outcome = CheckOutcome.Failed, Reason = wrong, Details = Told(end, output), Line = end.Error?.Line is { } line && IsIn(line, block) ? line : block.Block.Line };
        }

        return Compared(check);
    }

    /// <summary>What a block printed held against its expectation; null where it has none, or one that can't be read.</summary>
    public static Comparison? Compare(PlannedBlock block, string printed, out string? problem)
    {
        problem = null;
        if (block.Expectation is not { } expected) return null;
        try
        {
            return ExpectedLines.Of(expected).Compare(printed);
        }
        catch (ArgumentException e)
        {
            problem = $"a line of its expectation is no regular expression: {e.Message}";
            return null;
        }
    }

    private static BlockCheck Compared(BlockCheck check)
    {
        var comparison = Compare(check.Block, check.Printed, out var problem);
        if (problem is not null) return check with { Outcome = CheckOutcome.Failed, Reason = problem, Line = check.Block.Expectation!.Line };
        if (comparison is null or { IsMet: true }) return check;
        return check with
        {
            Outcome = CheckOutcome.Failed,
            Reason = "it printed something else than the note says",
            Details = comparison.Diff(),
            Line = Math.Min(check.Block.Expectation!.Line + 1 + comparison.FirstDifference, check.Block.Expectation.EndLine),
            IsOtherOutput = true,
        };
    }

    private static string? Wrong(PlannedBlock block, BlockEnd end, BlockOutput output, RunLimits limits)
    {
        var settings = block.Settings;
        switch (end.Status)
        {
            case BlockStatus.TimedOut: return $"it took longer than {Duration.Told(limits.Time)}; a directive gives it more by timeout=";
            case BlockStatus.TooMuchOutput: return string.Create(CultureInfo.InvariantCulture, $"it printed more than {limits.OutputBytes / (1024 * 1024.0):0.#} MB");
            case BlockStatus.Interrupted: return "it was stopped";
        }

        if (settings.Exit is { } exit && end.ExitCode != exit) return string.Create(CultureInfo.InvariantCulture, $"exit code {end.ExitCode}, where its directive says {exit}");
        if (settings.Error is { } error)
        {
            if (end.Status == BlockStatus.Done && settings.Exit is null) return $"it did not fail, and its directive says that it fails with '{error}'";
            return Text(end, output).Contains(error, StringComparison.Ordinal) ? null : $"it failed, but not with '{error}'";
        }

        if (settings.Exit is not null || end.Status == BlockStatus.Done) return null;

        // A transcript shows what its commands print when they fail, and no exit codes. What is on standard error is the shell's own, about code that it could not read.
        if (block.IsOwnExpectation && end is { Status: BlockStatus.Failed, Error: null } && output.ErrorText.Length == 0) return null;
        return end.Error is { } told ? told.Name is { } name && !told.Message.Contains(name, StringComparison.Ordinal) ? $"{name}: {told.Message}" : told.Message : string.Create(CultureInfo.InvariantCulture, $"exit code {end.ExitCode}");
    }

    private static string Text(BlockEnd end, BlockOutput output) => $"{end.Error?.Name}: {end.Error?.Message}\n{end.Error?.Trace}\n{output.ErrorText}\n{output.Comparable}";

    private static string[] Told(BlockEnd end, BlockOutput output)
    {
        var text = TerminalText.Plain(end.Error?.Trace is { Length: > 0 } trace ? trace : (output.ErrorText.Length > 0 ? output.ErrorText : output.Comparable));
        return [.. text.Split('\n').Select(l => l.TrimEnd()).SkipWhile(l => l.Length == 0).Reverse().SkipWhile(l => l.Length == 0).Take(LastLines).Reverse()];
    }

    private static bool IsIn(int line, PlannedBlock block) => line >= block.Block.Line && line <= block.Block.EndLine;
}
