using Deja.Host.Children;
using Deja.Host.Tethers;

namespace Deja.Run.Kernels;

/// <summary>How a process on a tether came out of running a block, in a kernel's words.</summary>
internal static class ProcessRun
{
    /// <summary>As shells have it for what a limit ended, timeout(1) first of all.</summary>
    public const int LimitCode = 124;

    /// <summary>128 and SIGINT.</summary>
    public const int InterruptCode = 130;

    public static TetherLimits Limits(RunLimits limits, CancellationToken interrupt) => new(limits.Time, limits.OutputBytes, interrupt);

    /// <summary>The end of a block that was stopped, or whose process ended.</summary>
    /// <returns>Null where it answered by itself and its process goes on.</returns>
    public static BlockEnd? Of(TetherAnswer answer) => answer.Stop switch
    {
        TetherStop.Time => new BlockEnd(BlockStatus.TimedOut) { ExitCode = LimitCode, IsSessionLost = answer.End is not null },
        TetherStop.Output => new BlockEnd(BlockStatus.TooMuchOutput) { ExitCode = LimitCode, IsSessionLost = answer.End is not null },
        TetherStop.Interrupt => new BlockEnd(BlockStatus.Interrupted) { ExitCode = InterruptCode, IsSessionLost = answer.End is not null },
        _ when answer.End is { } end => new BlockEnd(end.ExitCode == 0 ? BlockStatus.Done : BlockStatus.Failed) { ExitCode = end.ExitCode, IsSessionLost = true, Error = Told(end) },
        _ => null,
    };

    private static BlockError? Told(ChildEnd end) => end.Signal is { } signal ? new BlockError(signal.Told) { Name = signal.Name } : null;
}
