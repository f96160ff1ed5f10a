using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Deja.TestProgram;

/// <summary>Modes about the state of standard streams, which all who share one have in common.</summary>
internal static partial class Descriptors
{
    // F_SETFL and O_NONBLOCK of Linux.
    private const int SetFlags = 4;
    private const int NonBlocking = 0x800;

    /// <summary>Runs a command whose standard input and output are non-blocking, as some programs leave them.</summary>
    public static int RunNonblocking(string command, IEnumerable<string> arguments)
    {
        foreach (var descriptor in (int[])[0, 1])
        {
            if (Control(descriptor, SetFlags, NonBlocking) != 0) throw new InvalidOperationException($"fcntl: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        using var child = Process.Start(new ProcessStartInfo(command, arguments) { UseShellExecute = false })!;
        child.WaitForExit();
        return child.ExitCode;
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(int descriptor, int command, int argument);
}
