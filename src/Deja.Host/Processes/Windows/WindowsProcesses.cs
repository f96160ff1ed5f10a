using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security;
using System.Security.Principal;
using Microsoft.Win32.SafeHandles;

namespace Deja.Host.Processes.Windows;

/// <summary>What Windows tells of a process. It has no folder to tell, and of services and other users' programs little but the name.</summary>
internal static unsafe partial class WindowsProcesses
{
    private const int LongestPath = 32 * 1024;
    private const int QueryLimited = 0x1000; // PROCESS_QUERY_LIMITED_INFORMATION
    private const int TokenQuery = 0x8; // TOKEN_QUERY
    private const int CommandLine = 60; // ProcessCommandLineInformation of ntddk.h, from Windows 8.1 on
    private const int Kernel = 4; // The kernel's own process has always this number.

    /// <summary>With the number alone where it can't be opened.</summary>
    public static RunningProcess Read(int pid)
    {
        if (pid == Kernel || !OperatingSystem.IsWindows()) return new RunningProcess(pid, pid == Kernel ? "System" : "unknown");
        using var process = Open(QueryLimited, 0, pid);
        if (process.IsInvalid) return new RunningProcess(pid, NameOf(pid));
        var path = PathOf(process);
        var birth = BirthOf(process);
        return new RunningProcess(pid, path is null ? NameOf(pid) : Path.GetFileName(path))
        {
            Command = CommandOf(process) is { } command ? [command] : [],
            User = UserOf(process),
            Started = birth == 0 ? null : DateTimeOffset.FromFileTime(birth).ToUniversalTime(),
            Birth = birth,
        };
    }

    private static string NameOf(int pid)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(pid);
            return process.ProcessName;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return "ended process";
        }
    }

    private static string? PathOf(SafeProcessHandle process)
    {
        var path = new char[LongestPath];
        var length = path.Length;
        fixed (char* first = path) return ImageName(process, 0, first, ref length) != 0 ? new string(path, 0, length) : null;
    }

    /// <summary>When it was made, in the units of FILETIME; 0 when that is not told.</summary>
    private static long BirthOf(SafeProcessHandle process) => Times(process, out var birth, out _, out _, out _) != 0 ? birth : 0;

    // A UNICODE_STRING (length, room, pointer to the text, which stands behind it): one text, as Windows leaves it to programs to part it.
    private static string? CommandOf(SafeProcessHandle process)
    {
        var bytes = new byte[2 * LongestPath + 4 * sizeof(nint)];
        fixed (byte* first = bytes)
        {
            if (Query(process, CommandLine, first, bytes.Length, out _) < 0) return null;
            var length = *(ushort*)first;
            var text = *(char**)(first + sizeof(nint));
            return length == 0 || text < first || (byte*)text + length > first + bytes.Length ? null : new string(text, 0, length / sizeof(char));
        }
    }

    [SupportedOSPlatform("windows")]
    private static SystemUser? UserOf(SafeProcessHandle process)
    {
        var isOpen = OpenToken(process, TokenQuery, out var token) != 0;
        using (token)
        {
            try
            {
                using var identity = isOpen ? new WindowsIdentity(token.DangerousGetHandle()) : null;
                return identity is null ? null : new SystemUser(null, identity.Name);
            }
            catch (Exception e) when (e is IdentityNotMappedException or SecurityException or ArgumentException or UnauthorizedAccessException)
            {
                // The account is gone, or its server does not answer.
                return null;
            }
        }
    }

    [LibraryImport("kernel32.dll", EntryPoint = "OpenProcess", SetLastError = true)]
    private static partial SafeProcessHandle Open(int access, int inherit, int pid);

    [LibraryImport("kernel32.dll", EntryPoint = "QueryFullProcessImageNameW", SetLastError = true)]
    private static partial int ImageName(SafeProcessHandle process, int flags, char* path, ref int length);

    [LibraryImport("kernel32.dll", EntryPoint = "GetProcessTimes", SetLastError = true)]
    private static partial int Times(SafeProcessHandle process, out long birth, out long end, out long kernel, out long user);

    [LibraryImport("advapi32.dll", EntryPoint = "OpenProcessToken", SetLastError = true)]
    private static partial int OpenToken(SafeProcessHandle process, int access, out SafeAccessTokenHandle token);

    [LibraryImport("ntdll.dll", EntryPoint = "NtQueryInformationProcess")]
    private static partial int Query(SafeProcessHandle process, int kind, byte* value, int size, out int needed);
}
