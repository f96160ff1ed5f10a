using System.Runtime.InteropServices;
using System.Text;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace Deja.Notes.Folders;

/// <summary>
/// The calls of Linux's C library that <see cref="LinuxListing"/> makes. statx is used rather than stat, since its structure is the same
/// on every architecture (statx(2)); dirent's is the same on all 64-bit ones (readdir(3)).
/// </summary>
internal static unsafe partial class LinuxCalls
{
    public const int TypeOffset = 18;
    public const int NameOffset = 19;
    public const byte TypeUnknown = 0;
    public const byte TypeFolder = 4;
    public const byte TypeFile = 8;
    public const byte TypeLink = 10;

    private const int NoFollow = 0x100;
    private const int WorkingFolder = -100; // AT_FDCWD
    private const uint WantedFields = 0x01 | 0x02 | 0x40 | 0x80 | 0x100 | 0x200; // type, mode, mtime, ctime, inode, size

    public static bool AreUsable { get; } = OperatingSystem.IsLinux() && Environment.Is64BitProcess && HasStatx();

    [LibraryImport("libc", EntryPoint = "opendir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint OpenDir(string path);

    [LibraryImport("libc", EntryPoint = "readdir", SetLastError = true)]
    public static partial byte* ReadDir(nint dir);

    [LibraryImport("libc", EntryPoint = "dirfd")]
    public static partial int DirFd(nint dir);

    [LibraryImport("libc", EntryPoint = "closedir")]
    public static partial int CloseDir(nint dir);

    /// <summary>Looks at a name in an open folder without following a link; 0 when it is there.</summary>
    public static int StatAt(int fd, byte* name, Statx* stat) => StatxCall(fd, name, NoFollow, WantedFields, stat);

    /// <summary>The type of a name in readdir's numbers, for file systems whose readdir does not tell.</summary>
    public static byte TypeOf(int fd, byte* name)
    {
        Statx stat;
        return StatAt(fd, name, &stat) == 0 ? (byte)(stat.Mode >> 12) : TypeUnknown;
    }

    /// <summary>Whether something that is neither a file nor a folder stands at a full path, behind links too: a pipe, a socket, a device.</summary>
    public static bool IsSpecial(string path)
    {
        Statx stat;
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
        {
            return StatxCall(WorkingFolder, name, 0, WantedFields, &stat) == 0 && stat.Mode >> 12 is not (TypeFile or TypeFolder);
        }
    }

    [LibraryImport("libc", EntryPoint = "statx")]
    private static partial int StatxCall(int fd, byte* name, int flags, uint mask, Statx* stat);

    private static bool HasStatx() => NativeLibrary.TryLoad("libc.so.6", out var libc) && NativeLibrary.TryGetExport(libc, "statx", out _);

    /// <summary>struct statx of statx(2), 256 bytes.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    public struct Statx
    {
        [FieldOffset(28)] public ushort Mode;
        [FieldOffset(32)] public ulong Inode;
        [FieldOffset(40)] public ulong Size;
        [FieldOffset(96)] public long ChangedSeconds;
        [FieldOffset(104)] public uint ChangedNanos;
        [FieldOffset(112)] public long ModifiedSeconds;
        [FieldOffset(120)] public uint ModifiedNanos;
    }
}
