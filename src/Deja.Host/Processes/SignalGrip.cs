using System.Diagnostics;
using Deja.Host.Children.Posix;
using Deja.Host.Proc;

namespace Deja.Host.Processes;

/// <summary>
/// A process by its number, checked each time to be the same as before: on macOS, which has nothing better, and older Linux. Between check and
/// signal are microseconds, and the system gives a number again only after all others.
/// </summary>
internal sealed class SignalGrip(RunningProcess process, Func<RunningProcess, bool> hasEnded) : ProcessGrip
{
    /// <summary>Neither system tells the end of a process that is no child's without being asked.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc cref="ProcessGrip.On"/>
    public static SignalGrip? Take(RunningProcess process, Func<RunningProcess, bool> hasEnded) => hasEnded(process) ? null : new SignalGrip(process, hasEnded);

    public override void Ask()
    {
        Send(Signals.Terminate);
        if (process.IsStopped) Send(Signals.Continue); // A stopped process hears nothing before it goes on.
    }

    public override void Force() => Send(Signals.Force);

    public override bool AwaitEnd(TimeSpan patience)
    {
        for (var since = Stopwatch.StartNew(); !hasEnded(process); Thread.Sleep(Interval))
        {
            if (since.Elapsed >= patience) return false;
        }

        return true;
    }

    protected override void Dispose(bool isDisposing)
    {
        // A number is nothing to let go of.
    }

    private void Send(int signal)
    {
        if (hasEnded(process)) return;
        var error = Signals.TrySend(process.Id, signal);
        if (error is not (0 or ProcCalls.NoSuchProcess)) throw Refused(process, error);
    }
}
