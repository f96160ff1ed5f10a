using System.Runtime.InteropServices;
using Deja.Host.Files;

namespace Deja.Host.Children.Posix;

/// <summary>Sending signals.</summary>
internal static partial class Signals
{
    public static void Send(int pid, int signal) => _ = Kill(pid, signal);

    /// <summary>Takes away this process's handler of a signal and sends it the signal.</summary>
    public static void RaiseDefault(int signal)
    {
        _ = SetHandler(signal, 0);
        _ = Kill(Environment.ProcessId, signal);
    }

    /// <summary>
    /// Whether Ctrl-C in the terminal reaches this process (and so the child, which is in the same group) from the terminal itself.
    /// </summary>
    public static bool AreFromTerminal()
    {
        try
        {
            using var terminal = File.OpenHandle("/dev/tty", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return ForegroundGroup((int)terminal.DangerousGetHandle()) == OwnGroup();
        }
        catch (Exception e) when (Refusal.Is(e))
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetHandler(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "tcgetpgrp")]
    private static partial int ForegroundGroup(int terminal);

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    private static partial int OwnGroup();
}
