using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Deja.Vision.Clips.Writers;

/// <summary>Gives a pipe of Linux room for a whole picture. It has 64 KB by itself, so that both ends would wait for each other seven times a picture of 640 × 480.</summary>
/// <seealso href="https://man7.org/linux/man-pages/man2/F_GETPIPE_SZ.2const.html">fcntl(2), F_SETPIPE_SZ</seealso>
internal static partial class PipeRoom
{
    // What a user may have without being root (/proc/sys/fs/pipe-max-size).
    private const int Most = 1 << 20;
    private const int SetPipeSize = 1031;

    /// <summary>Does nothing elsewhere, or when the system refuses: the pipe then is as small as it was.</summary>
    public static void Widen(Stream stream)
    {
        if (OperatingSystem.IsLinux() && stream is PipeStream pipe) _ = Control(pipe.SafePipeHandle, SetPipeSize, Most);
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(SafePipeHandle pipe, int command, int value);
}
