using System.Runtime.InteropServices;
using System.Text;

namespace Deja.Host.Processes.Mac;

/// <summary>What macOS tells of a process: libproc (sys/proc_info.h, libproc.h), and sysctl for what it was started with.</summary>
internal static unsafe partial class MacProcesses
{
    public const int MostPathBytes = 4096; // PROC_PIDPATHINFO_MAXSIZE

    private const int BasicInfo = 3; // PROC_PIDTBSDINFO
    private const int PathInfo = 9; // PROC_PIDVNODEPATHINFO
    private const int FolderOffset = 152; // struct proc_vnodepathinfo: pvi_cdir.vip_path, behind struct vnode_info
    private const int PathInfoSize = 2 * (FolderOffset + 1024);
    private const uint AllProcesses = 1; // PROC_ALL_PIDS
    private const int Kernel = 1; // CTL_KERN
    private const int StartArguments = 49; // KERN_PROCARGS2

    /// <summary>All of this machine, those of other users too.</summary>
    public static int[] List()
    {
        var pids = new int[ListCall(AllProcesses, 0, null, 0) / sizeof(int) + 64];
        fixed (int* first = pids)
        {
            var bytes = ListCall(AllProcesses, 0, first, pids.Length * sizeof(int));
            return [.. pids.AsSpan(0, Math.Max(0, bytes / sizeof(int))).ToArray().Where(p => p > 0)];
        }
    }

    /// <summary>Null when it has ended, or may not be looked at.</summary>
    public static RunningProcess? Read(int pid)
    {
        var info = Info(pid, BasicInfo, MacProcessInfo.Size);
        if (info.Length < MacProcessInfo.Size) return null;
        var command = MacProcessInfo.CommandOf(StartBytes(pid));
        return MacProcessInfo.ProcessOf(info, PathOf(pid), command) with { Folder = FolderOf(pid) };
    }

    /// <summary>Whether it is gone, another one has its number, or only its exit code waits to be asked for.</summary>
    public static bool HasEnded(RunningProcess process)
    {
        var info = Info(process.Id, BasicInfo, MacProcessInfo.Size);
        return info.Length < MacProcessInfo.Size || MacProcessInfo.IsZombie(info) || MacProcessInfo.BirthOf(info) != process.Birth;
    }

    /// <summary>What one of libproc's kinds of information holds; empty when it is refused or the process is gone.</summary>
    public static byte[] Info(int pid, int kind, int size)
    {
        var bytes = new byte[size];
        fixed (byte* first = bytes)
        {
            var got = InfoCall(pid, kind, 0, first, size);
            return got <= 0 ? [] : bytes[..got];
        }
    }

    private static string? PathOf(int pid)
    {
        var path = stackalloc byte[MostPathBytes];
        return PathCall(pid, path, MostPathBytes) > 0 ? Marshal.PtrToStringUTF8((nint)path) : null;
    }

    private static string? FolderOf(int pid)
    {
        var info = Info(pid, PathInfo, PathInfoSize);
        if (info.Length < PathInfoSize) return null;
        var path = info.AsSpan(FolderOffset, 1024);
        var length = path.IndexOf((byte)0);
        return length > 0 ? Encoding.UTF8.GetString(path[..length]) : null;
    }

    private static byte[] StartBytes(int pid)
    {
        var name = stackalloc int[] { Kernel, StartArguments, pid };
        nuint size = 0;
        if (SysctlCall(name, 3, null, &size, null, 0) != 0) return [];
        var bytes = new byte[size];
        fixed (byte* first = bytes) return SysctlCall(name, 3, first, &size, null, 0) == 0 ? bytes[..(int)size] : [];
    }

    [LibraryImport("libproc", EntryPoint = "proc_listpids")]
    private static partial int ListCall(uint kind, uint what, int* pids, int size);

    [LibraryImport("libproc", EntryPoint = "proc_pidinfo")]
    private static partial int InfoCall(int pid, int kind, ulong argument, byte* info, int size);

    [LibraryImport("libproc", EntryPoint = "proc_pidpath")]
    private static partial int PathCall(int pid, byte* path, uint size);

    [LibraryImport("libSystem", EntryPoint = "sysctl")]
    private static partial int SysctlCall(int* name, uint length, byte* value, nuint* size, byte* newValue, nuint newSize);
}
