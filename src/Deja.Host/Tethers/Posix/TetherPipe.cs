using System.Runtime.InteropServices;
using Deja.Host.Proc;

namespace Deja.Host.Tethers.Posix;

/// <summary>A pipe by its two descriptors, which no program that is started gets by itself.</summary>
internal sealed unsafe partial class TetherPipe : IDisposable
{
    // A child's own descriptors are laid over those below.
    private const int FirstFree = 10;

    private const int SetCloseOnExec = 2; // F_SETFD with FD_CLOEXEC
    private static readonly int DuplicateClosed = OperatingSystem.IsMacOS() ? 67 : 1030; // F_DUPFD_CLOEXEC
    private const int CloseOnExec = 0x80000; // O_CLOEXEC of Linux

    public TetherPipe()
    {
        var ends = stackalloc int[2];
        var failed = OperatingSystem.IsMacOS() ? MacPipe(ends) : PipeCall(ends, CloseOnExec);
        if (failed != 0) throw new HostException($"no pipe could be made: {Marshal.GetLastPInvokeErrorMessage()}; a limit of open files may be reached (ulimit -n)");
        ReadEnd = Lifted(ends[0]);
        WriteEnd = Lifted(ends[1]);
    }

    /// <summary>-1 once it is closed.</summary>
    public int ReadEnd { get; private set; }

    /// <inheritdoc cref="ReadEnd"/>
    public int WriteEnd { get; private set; }

    public void CloseReadEnd()
    {
        if (ReadEnd >= 0) _ = ProcCalls.Close(ReadEnd);
        ReadEnd = -1;
    }

    public void CloseWriteEnd()
    {
        if (WriteEnd >= 0) _ = ProcCalls.Close(WriteEnd);
        WriteEnd = -1;
    }

    public void Dispose()
    {
        CloseReadEnd();
        CloseWriteEnd();
    }

    private static int Lifted(int descriptor)
    {
        if (descriptor >= FirstFree) return descriptor;
        var lifted = TetherCalls.Control(descriptor, DuplicateClosed, FirstFree);
        if (lifted < 0) return descriptor;
        _ = ProcCalls.Close(descriptor);
        return lifted;
    }

    // A program started by another thread between the two calls gets the pipe; macOS knows no better way.
    private static int MacPipe(int* ends)
    {
        var failed = PlainPipeCall(ends);
        if (failed != 0) return failed;
        _ = TetherCalls.Control(ends[0], SetCloseOnExec, 1);
        _ = TetherCalls.Control(ends[1], SetCloseOnExec, 1);
        return 0;
    }

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    private static partial int PipeCall(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "pipe", SetLastError = true)]
    private static partial int PlainPipeCall(int* ends);
}
