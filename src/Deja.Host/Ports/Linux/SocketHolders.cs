using Deja.Host.Proc;
using Deja.Host.Processes;

namespace Deja.Host.Ports.Linux;

/// <summary>
/// Finds the processes that have sockets open, by reading the links of every process's open files. That is nearly all of the time that a look
/// at a port takes. The search can't stop at the first process that has them: workers share their master's, and a socket can be handed to
/// anybody (SCM_RIGHTS, unix(7)). Within one process it stops when all are found.
/// </summary>
internal sealed class SocketHolders
{
    /// <summary>A thread costs as much as some dozens of processes, and the kernel serves few at once.</summary>
    private const int MostThreads = 4;
    private const int ProcessesAThread = 100;

    private readonly Dictionary<ulong, List<int>> _pids = [];
    private readonly Dictionary<int, RunningProcess> _processes = [];
    private bool _isPartial;

    /// <summary>The processes that were found, by number.</summary>
    public IReadOnlyDictionary<int, RunningProcess> Processes => _processes;

    /// <summary>Whether every process could be looked into, so that a socket that was not found is nobody's.</summary>
    public bool SawAll => !_isPartial && !HiddenProcesses.AreHidden;

    public static SocketHolders Find(HashSet<ulong> inodes)
    {
        var holders = new SocketHolders();
        if (inodes.Count == 0) return holders;
        var pids = ProcFolder.Processes();
        var searches = Enumerable.Range(0, Math.Clamp(pids.Count / ProcessesAThread, 1, Math.Min(MostThreads, Environment.ProcessorCount))).Select(_ => new SocketSearch(inodes)).ToList();
        var next = -1;
        var helpers = searches.Skip(1).Select(s => new Thread(() => Search(s)) { IsBackground = true, Name = "search for sockets" }).ToList();
        helpers.ForEach(h => h.Start());
        Search(searches[0]);
        helpers.ForEach(h => h.Join());
        searches.ForEach(holders.Add);
        holders.ForgetSelf();
        return holders;

        void Search(SocketSearch search)
        {
            for (int i; (i = Interlocked.Increment(ref next)) < pids.Count;) search.Look(pids[i]);
        }
    }

    /// <summary>The processes that have a socket, by number.</summary>
    public IReadOnlyList<int> Of(ulong inode) => _pids.TryGetValue(inode, out var pids) ? pids : [];

    private void Add(SocketSearch search)
    {
        _isPartial |= search.IsPartial;
        foreach (var (process, inodes) in search.Found)
        {
            _processes[process.Id] = process;
            foreach (var inode in inodes)
            {
                if (!_pids.TryGetValue(inode, out var pids)) _pids[inode] = pids = [];
                pids.Add(process.Id);
            }
        }
    }

    // Started by a server that lets its children inherit the socket, this process has it too, and is gone in a moment.
    private void ForgetSelf()
    {
        foreach (var pids in _pids.Values)
        {
            pids.Sort();
            if (pids.Count > 1) pids.Remove(Environment.ProcessId);
        }

        if (!_pids.Values.Any(p => p.Contains(Environment.ProcessId))) _processes.Remove(Environment.ProcessId);
    }
}
