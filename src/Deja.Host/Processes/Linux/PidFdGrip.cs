using System.Runtime.InteropServices;
using Deja.Host.Children.Posix;
using Deja.Host.Proc;

namespace Deja.Host.Processes.Linux;

/// <summary>A process by a descriptor, from Linux 5.3 on (pidfd_open(2)): it stays that process's when the number is another's.</summary>
internal sealed partial class PidFdGrip(RunningProcess process, int descriptor) : ProcessGrip
{
    // Numbers that all architectures share.
    private const int SendNumber = 424; // pidfd_send_signal(2)
    private const int OpenNumber = 434; // pidfd_open(2)

    /// <summary>Not so on older kernels, and where a sandbox filters the call.</summary>
    public static bool IsUsable { get; } = TryOpen(Environment.ProcessId);

    /// <inheritdoc cref="ProcessGrip.On"/>
    public static PidFdGrip? Take(RunningProcess process)
    {
        var descriptor = (int)OpenCall(OpenNumber, process.Id, 0);
        if (descriptor < 0) return Marshal.GetLastPInvokeError() == ProcCalls.NoSuchProcess ? null : throw Refused(process, Marshal.GetLastPInvokeError());
        var grip = new PidFdGrip(process, descriptor);

        // Only now that it can no longer change: is it the one that was seen?
        if (!ProcessFiles.HasEnded(process)) return grip;
        grip.Dispose();
        return null;
    }

    public override void Ask()
    {
        Send(Signals.Terminate);
        if (process.IsStopped) Send(Signals.Continue); // A stopped process hears nothing before it goes on.
    }

    public override void Force() => Send(Signals.Force);

    public override bool AwaitEnd(TimeSpan patience)
    {
        // Readable from its end on, when nobody has asked for its exit code too.
        return Descriptors.Poll([new Descriptors.PollEntry(descriptor, Descriptors.Readable)], (int)patience.TotalMilliseconds) > 0;
    }

    protected override void Dispose(bool isDisposing) => _ = ProcCalls.Close(descriptor);

    private static bool TryOpen(int pid)
    {
        var descriptor = (int)OpenCall(OpenNumber, pid, 0);
        if (descriptor < 0) return false;
        _ = ProcCalls.Close(descriptor);
        return true;
    }

    private void Send(int signal)
    {
        if (SendCall(SendNumber, descriptor, signal, 0, 0) == 0) return;
        var error = Marshal.GetLastPInvokeError();
        if (error != ProcCalls.NoSuchProcess) throw Refused(process, error);
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint OpenCall(nint number, nint pid, nint flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SendCall(nint number, nint descriptor, nint signal, nint info, nint flags);
}
