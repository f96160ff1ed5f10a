using System.Runtime.InteropServices;

namespace Deja.Host.Tees.Posix;

/// <summary>
/// Tells a file that is read and added to at once, which would grow until the disk is full: <c>deja tee -a log &lt; log</c>. cat(1) refuses that too. It is
/// known by its path in proc(5), so on Linux alone, and not by another hard link.
/// </summary>
internal static partial class EndlessCopy
{
    // F_GETFL and O_APPEND of fcntl(2), SEEK_CUR of lseek(2).
    private const int GetFlags = 3;
    private const int Append = 0x400;
    private const int FromHere = 1;

    public static bool Is(int input, int output)
    {
        if (!OperatingSystem.IsLinux() || PathOf(input) is not { } path || path != PathOf(output)) return false;

        // Devices have no length, and an empty file is at its end at once.
        if (new FileInfo(path) is not { Exists: true, Length: > 0 }) return false;
        return (Flags(output, GetFlags) & Append) != 0 || Seek(output, 0, FromHere) > Seek(input, 0, FromHere);
    }

    private static string? PathOf(int descriptor) => new FileInfo($"/proc/self/fd/{descriptor}").LinkTarget;

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Flags(int descriptor, int command);

    [LibraryImport("libc", EntryPoint = "lseek")]
    private static partial nint Seek(int descriptor, nint offset, int from);
}
