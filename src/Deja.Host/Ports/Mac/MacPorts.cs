using System.Net.NetworkInformation;
using System.Runtime.InteropServices;
using Deja.Host.Processes;
using Deja.Host.Processes.Mac;

namespace Deja.Host.Ports.Mac;

/// <summary>
/// macOS tells a process's sockets to its user and to root (libproc). What others have is seen only in the list of all sockets, which names
/// no process: a socket that stands there alone is hidden.
/// </summary>
internal sealed partial class MacPorts : IPortSystem
{
    private const int Files = 1; // PROC_PIDLISTFDS
    private const int SocketInfo = 3; // PROC_PIDFDSOCKETINFO
    private const int FileSize = 8; // struct proc_fdinfo
    private const uint SocketType = 2; // PROX_FDTYPE_SOCKET

    public PortUse Look(int port, Transport transport)
    {
        var found = new Dictionary<PortSocket, List<int>>();
        var processes = new Dictionary<int, RunningProcess>();
        foreach (var pid in MacProcesses.List())
        {
            var sockets = SocketsOf(pid, transport).Where(s => s.Local.Port == port || s.Remote?.Port == port).Distinct().ToList();
            if (sockets.Count == 0 || MacProcesses.Read(pid) is not { } process) continue;
            processes[pid] = process;
            foreach (var socket in sockets) (CollectionsMarshal.GetValueRefOrAddDefault(found, socket, out _) ??= []).Add(pid);
        }

        var all = found.Select(f => f.Key with { Processes = f.Value, User = processes[f.Value[0]].User, Sight = OwnerSight.Seen }).ToList();
        all.AddRange(AllSockets.Of(port, transport, IPGlobalProperties.GetIPGlobalProperties()).Where(s => !all.Exists(f => AllSockets.AreSame(f, s))));
        var assigned = PortRoles.Assign(all.Where(s => s.Local.Port == port), all.Where(s => s.Local.Port != port));
        var named = assigned.SelectMany(s => s.Processes).ToHashSet();
        return new PortUse(port, transport, assigned, processes.Where(p => named.Contains(p.Key)).ToDictionary());
    }

    private static IEnumerable<PortSocket> SocketsOf(int pid, Transport transport)
    {
        // Asked without room it says how much it would need; more may be opened in between.
        var files = MacProcesses.Info(pid, Files, FilesSize(pid) + 32 * FileSize);
        for (var at = 0; at + FileSize <= files.Length; at += FileSize)
        {
            if (MemoryMarshal.Read<uint>(files.AsSpan(at + 4)) != SocketType) continue;
            if (MacSocketInfo.SocketOf(FileInfo(pid, MemoryMarshal.Read<int>(files.AsSpan(at))), transport) is { } socket) yield return socket;
        }
    }

    private static unsafe int FilesSize(int pid) => Math.Max(0, SizeCall(pid, Files, 0, null, 0));

    private static unsafe byte[] FileInfo(int pid, int descriptor)
    {
        var bytes = new byte[MacSocketInfo.Size];
        fixed (byte* first = bytes) return FileCall(pid, descriptor, SocketInfo, first, bytes.Length) is > 0 and var got ? bytes[..got] : [];
    }

    [LibraryImport("libproc", EntryPoint = "proc_pidinfo")]
    private static unsafe partial int SizeCall(int pid, int kind, ulong argument, byte* info, int size);

    [LibraryImport("libproc", EntryPoint = "proc_pidfdinfo")]
    private static unsafe partial int FileCall(int pid, int descriptor, int kind, byte* info, int size);
}
