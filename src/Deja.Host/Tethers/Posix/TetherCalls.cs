using System.Runtime.InteropServices;
using Deja.Host.Children.Posix;

namespace Deja.Host.Tethers.Posix;

/// <summary>The calls by which programs on tethers are held.</summary>
internal static unsafe partial class TetherCalls
{
    private const int GetFlags = 3; // F_GETFL
    private const int SetFlags = 4; // F_SETFL
    private const int ChildSubreaper = 36; // PR_SET_CHILD_SUBREAPER
    private const int DataLimit = 2; // RLIMIT_DATA
    private const int NoHang = 1; // WNOHANG
    private const int OpenNumber = 434; // pidfd_open(2), which all architectures share

    private static readonly int NonBlocking = OperatingSystem.IsMacOS() ? 4 : 0x800;

    /// <summary>Has reads and writes of a descriptor return at once.</summary>
    public static void MakeNonBlocking(int descriptor) => _ = Control(descriptor, SetFlags, Control(descriptor, GetFlags, 0) | NonBlocking);

    /// <summary>Makes this process the parent of its descendants whose own parent ends, which would be the system's first process otherwise. Linux alone has that.</summary>
    public static void AdoptOrphans()
    {
        if (OperatingSystem.IsLinux()) _ = ProcessControl(ChildSubreaper, 1, 0, 0, 0);
    }

    /// <summary>Holds a process and what it will start to an amount of writable memory of its own, in bytes.</summary>
    public static void LimitMemory(int pid, long bytes)
    {
        if (!OperatingSystem.IsLinux()) return;
        var limit = stackalloc ulong[2] { (ulong)bytes, (ulong)bytes };
        _ = SetLimit(pid, DataLimit, limit, null);
    }

    /// <summary>A descriptor that is readable when a child has ended; negative where the system has none (before Linux 5.3, macOS).</summary>
    public static int OpenProcess(int pid) => OperatingSystem.IsLinux() ? (int)OpenCall(OpenNumber, pid, 0) : -1;

    /// <summary>How a child ended; null while it has not.</summary>
    public static WaitStatus? Ended(int pid)
    {
        var got = WaitCall(pid, out var status, NoHang);
        return got == 0 ? null : new WaitStatus(got > 0 ? status : 0);
    }

    /// <summary>Reads what is there.</summary>
    /// <returns>-1 when nothing is there now, 0 at the end.</returns>
    public static int ReadNow(int descriptor, Span<byte> buffer)
    {
        while (true)
        {
            fixed (byte* bytes = buffer)
            {
                var got = (int)ReadCall(descriptor, bytes, (nuint)buffer.Length);
                if (got >= 0) return got;
            }

            // EINTR, then EAGAIN: 11 on Linux, 35 on macOS.
            var error = Marshal.GetLastPInvokeError();
            if (error is 11 or 35) return -1;
            if (error != 4) return 0;
        }
    }

    // Variadic in C: on macOS for arm a variadic argument is passed on the stack, behind eight that fill the registers.
    public static int Control(int descriptor, int command, int argument) => OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64
        ? ControlOnStack(descriptor, command, 0, 0, 0, 0, 0, 0, argument)
        : ControlCall(descriptor, command, argument);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int ControlCall(int descriptor, int command, nint argument);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int ControlOnStack(int descriptor, int command, nint third, nint fourth, nint fifth, nint sixth, nint seventh, nint eighth, nint argument);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int ProcessControl(int option, nuint second, nuint third, nuint fourth, nuint fifth);

    [LibraryImport("libc", EntryPoint = "prlimit")]
    private static partial int SetLimit(int pid, int resource, ulong* limit, ulong* before);

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint OpenCall(nint number, nint pid, nint flags);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    private static partial int WaitCall(int pid, out int status, int options);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint ReadCall(int descriptor, byte* buffer, nuint length);
}
