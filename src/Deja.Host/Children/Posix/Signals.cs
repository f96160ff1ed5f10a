using System.Runtime.InteropServices;
using Deja.Host.Files;

namespace Deja.Host.Children.Posix;

/// <summary>Sending signals.</summary>
internal static partial class Signals
{
    public const int HangUp = 1;
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Force = 9;
    public const int Terminate = 15;
    public const int TerminalInput = 21;
    public const int TerminalOutput = 22;
    public static readonly int Continue = OperatingSystem.IsMacOS() ? 19 : 18;
    public static readonly int TerminalStop = OperatingSystem.IsMacOS() ? 18 : 20;

    // More than any system's struct sigaction (152 bytes in glibc); all zero stands for the default.
    private const int ActionSize = 512;

    public static void Send(int pid, int signal) => _ = Kill(pid, signal);

    /// <summary>Sends a signal.</summary>
    /// <returns>0, or the error's number.</returns>
    public static int TrySend(int pid, int signal) => Kill(pid, signal) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>Takes away this process's handler of a signal and sends it the signal; no core file is written.</summary>
    public static unsafe void RaiseDefault(int signal)
    {
        // RLIMIT_CORE is 4 on Linux and macOS; struct rlimit holds two numbers of 64 bits.
        var none = stackalloc ulong[2] { 0, 0 };
        _ = SetLimit(4, none);
        _ = SetHandler(signal, 0);
        _ = Kill(Environment.ProcessId, signal);
    }

    /// <summary>Stops this process and all of its group as the terminal's key does; returns when they are continued, or at once where nobody could continue them.</summary>
    public static unsafe void StopGroup()
    {
        byte* own = stackalloc byte[ActionSize], usual = stackalloc byte[ActionSize];
        new Span<byte>(usual, ActionSize).Clear();
        _ = SetAction(TerminalStop, usual, own);
        _ = Kill(0, TerminalStop);
        _ = SetAction(TerminalStop, own, null);
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

    /// <summary>Ends this process without a word more (_exit).</summary>
    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void Exit(int code);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static unsafe partial int SetLimit(int resource, ulong* limit);

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static unsafe partial int SetAction(int signal, byte* action, byte* before);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "signal")]
    public static partial nint SetHandler(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "tcgetpgrp")]
    private static partial int ForegroundGroup(int terminal);

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    private static partial int OwnGroup();
}
