using System.Runtime.InteropServices;

namespace Deja.Host.Proc;

/// <summary>
/// The calls of Linux by which <c>/proc</c> is read. Paths stay bytes and descriptors stay numbers: looking for a socket reads every link of
/// every process, so a string or a handle for each would cost more than the reading.
/// </summary>
internal static unsafe partial class ProcCalls
{
    /// <summary>AT_FDCWD of openat(2).</summary>
    public const int CurrentFolder = -100;

    public const int NotPermitted = 1;
    public const int NoSuchFile = 2;
    public const int NoSuchProcess = 3;
    public const int AccessDenied = 13;

    private const int CloseOnExec = 0x80000;

    /// <summary>struct linux_dirent64 of getdents64(2): the place behind the record, its length, and the name.</summary>
    private const int PlaceOffset = 8;
    private const int LengthOffset = 16;
    private const int NameOffset = 19;

    // getdents(2) came into C libraries late (glibc 2.30), and syscall(2) wants its number: x86 and 32-bit arm have their own, later architectures share one.
    private static readonly nint ListNumber = RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 217,
        Architecture.X86 or Architecture.S390x => 220,
        Architecture.Arm or Architecture.Armv6 => 217,
        Architecture.Ppc64le => 202,
        _ => 61,
    };

    /// <summary>Opens a path, relative to an open folder, for reading; its end in another program is closed.</summary>
    /// <returns>The descriptor, or minus the error's number.</returns>
    public static int Open(int folder, ReadOnlySpan<byte> path)
    {
        fixed (byte* name = path) return OrError(OpenCall(folder, name, CloseOnExec));
    }

    /// <summary>Reads the next part of an open folder's listing; walk it by <see cref="NextName"/>.</summary>
    /// <returns>How many bytes; 0 at the end, or minus the error's number.</returns>
    public static int List(int folder, Span<byte> buffer)
    {
        fixed (byte* bytes = buffer) return OrError((int)ListCall(ListNumber, folder, bytes, (nuint)buffer.Length));
    }

    /// <summary>Has <see cref="List"/> go on at a place, of which each file system has its own notion.</summary>
    public static void GoTo(int folder, long place) => _ = SeekCall(folder, (nint)place, 0);

    /// <summary>The place behind the entry that begins there.</summary>
    public static long PlaceBehind(ReadOnlySpan<byte> listing, int at) => MemoryMarshal.Read<long>(listing[(at + PlaceOffset)..]);

    /// <summary>The name at a place in what <see cref="List"/> read, without the zero byte behind it, and the place of the one after it.</summary>
    public static ReadOnlySpan<byte> NextName(ReadOnlySpan<byte> listing, ref int at)
    {
        var length = MemoryMarshal.Read<ushort>(listing[(at + LengthOffset)..]);
        var name = listing[(at + NameOffset)..(at + length)];
        at += length;
        return name[..name.IndexOf((byte)0)];
    }

    /// <summary>Where a link leads; the name must have a zero byte behind it.</summary>
    /// <returns>The length, which is the buffer's when it was cut; or minus the error's number.</returns>
    public static int ReadLink(int folder, ReadOnlySpan<byte> name, Span<byte> target)
    {
        fixed (byte* from = name, to = target) return OrError((int)ReadLinkCall(folder, from, to, (nuint)target.Length));
    }

    public static int Read(int descriptor, Span<byte> buffer)
    {
        fixed (byte* bytes = buffer) return OrError((int)ReadCall(descriptor, bytes, (nuint)buffer.Length));
    }

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    private static int OrError(int result) => result >= 0 ? result : -Marshal.GetLastPInvokeError();

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    private static partial int OpenCall(int folder, byte* path, int flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint ListCall(nint number, nint folder, byte* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "lseek")]
    private static partial nint SeekCall(int folder, nint place, int from);

    [LibraryImport("libc", EntryPoint = "readlinkat", SetLastError = true)]
    private static partial nint ReadLinkCall(int folder, byte* name, byte* target, nuint length);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint ReadCall(int descriptor, byte* buffer, nuint length);
}
