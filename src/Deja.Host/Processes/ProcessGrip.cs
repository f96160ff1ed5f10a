using System.Runtime.InteropServices;
using Deja.Host.Proc;
using Deja.Host.Processes.Linux;
using Deja.Host.Processes.Mac;
using Deja.Host.Processes.Windows;

namespace Deja.Host.Processes;

/// <summary>A hold on one process, so that what is sent reaches it and never another one that got its number.</summary>
public abstract class ProcessGrip : IDisposable
{
    /// <summary>Whether a process can be asked to end and do its last things. Windows has no way that every program hears: there it is ended at once.</summary>
    public static bool CanAsk => !OperatingSystem.IsWindows();

    /// <summary>Takes hold; whoever does disposes of it.</summary>
    /// <param name="process">As it was seen.</param>
    /// <returns>Null when it has ended since.</returns>
    /// <exception cref="HostException">The system refuses.</exception>
    public static ProcessGrip? On(RunningProcess process)
    {
        if (OperatingSystem.IsWindows()) return HandleGrip.Take(process);
        if (OperatingSystem.IsMacOS()) return SignalGrip.Take(process, MacProcesses.HasEnded);
        return PidFdGrip.IsUsable ? PidFdGrip.Take(process) : SignalGrip.Take(process, ProcessFiles.HasEnded);
    }

    /// <summary>Asks it to end: SIGTERM.</summary>
    /// <exception cref="HostException">The system refuses, as it does for another user's process.</exception>
    public abstract void Ask();

    /// <summary>Ends it, whatever it is doing: SIGKILL.</summary>
    /// <inheritdoc cref="Ask"/>
    public abstract void Force();

    /// <summary>Waits for its end.</summary>
    /// <param name="patience">How long at most.</param>
    /// <returns>Whether it has ended.</returns>
    public abstract bool AwaitEnd(TimeSpan patience);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of the process.</summary>
    /// <param name="isDisposing">Always so: there is no finalizer.</param>
    protected abstract void Dispose(bool isDisposing);

    /// <summary>Says why the system refused; its number of the error that stands for "not permitted" is the same on Linux and macOS.</summary>
    private protected static HostException Refused(RunningProcess process, int error) =>
        Refused(process, error == ProcCalls.NotPermitted ? "only its user and root may do that (sudo)" : Marshal.GetPInvokeErrorMessage(error));

    /// <inheritdoc cref="Refused(RunningProcess, int)"/>
    private protected static HostException Refused(RunningProcess process, string reason) =>
        new($"{process.Name} (pid {process.Id}){(process.User is { } user ? $", which runs as {user}," : string.Empty)} can't be ended: {reason}");
}
