using System.Runtime.InteropServices;

namespace Deja.Host.Children.Terminals;

/// <summary>The system's calls about terminals: termios(3), pty(7), ioctl_tty(2).</summary>
internal static unsafe partial class TerminalCalls
{
    private static readonly nuint GetSizeRequest = OperatingSystem.IsMacOS() ? 0x40087468u : 0x5413u;
    private static readonly nuint SetSizeRequest = OperatingSystem.IsMacOS() ? 0x80087467u : 0x5414u;
    private static readonly nuint TypeRequest = OperatingSystem.IsMacOS() ? 0x80017472u : 0x5412u;
    private static readonly nuint NonBlockingRequest = OperatingSystem.IsMacOS() ? 0x8004667Eu : 0x5421u;
    private static readonly bool TakesRestOnStack = OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    public static bool IsTerminal(int descriptor) => IsTerminalCall(descriptor) == 1;

    /// <summary>Rows, columns and pixels (struct winsize) in one number; 0 when there is none.</summary>
    public static ulong SizeOf(int terminal)
    {
        ulong size = 0;
        return Control(terminal, GetSizeRequest, &size) == 0 ? size : 0;
    }

    /// <summary>Gives a terminal a size; the system tells the programs on it (SIGWINCH) when it is another one.</summary>
    public static void SetSize(int terminal, ulong size) => _ = Control(terminal, SetSizeRequest, &size);

    /// <summary>Lets writes to a terminal do what there is room for, and reads what is there.</summary>
    public static void SetNonBlocking(int terminal)
    {
        var on = 1;
        _ = Control(terminal, NonBlockingRequest, &on);
    }

    /// <summary>Types a byte on this process's own terminal (TIOCSTI); false where the system refuses, as Linux may from 6.2 on.</summary>
    public static bool Type(int terminal, byte key) => Control(terminal, TypeRequest, &key) == 0;

    // ioctl takes its third argument as one of any number, which Apple passes on the stack behind the eight registers, and all others in a register.
    private static int Control(int terminal, nuint request, void* argument) =>
        TakesRestOnStack ? ControlOnStack(terminal, request, 0, 0, 0, 0, 0, 0, argument) : ControlCall(terminal, request, argument);

    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    public static partial int GetModes(int terminal, byte* modes);

    [LibraryImport("libc", EntryPoint = "tcsetattr")]
    public static partial int SetModes(int terminal, int when, byte* modes);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    public static partial void MakeRaw(byte* modes);

    [LibraryImport("libc", EntryPoint = "tcgetpgrp")]
    public static partial int ForegroundGroup(int terminal);

    [LibraryImport("libc", EntryPoint = "tcsetpgrp")]
    public static partial int SetForegroundGroup(int terminal, int group);

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    public static partial int OwnGroup();

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    public static partial int OpenMaster(int flags);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "grantpt")]
    public static partial int Grant(int master);

    [LibraryImport("libc", EntryPoint = "unlockpt")]
    public static partial int Unlock(int master);

    [LibraryImport("libc", EntryPoint = "ptsname")]
    public static partial byte* SlaveName(int master);

    [LibraryImport("libc", EntryPoint = "isatty")]
    private static partial int IsTerminalCall(int descriptor);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int ControlCall(int descriptor, nuint request, void* argument);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int ControlOnStack(int descriptor, nuint request, nint a, nint b, nint c, nint d, nint e, nint f, void* argument);
}
