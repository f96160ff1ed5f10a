using System.Buffers.Text;
using System.Text;
using Deja.Host.Proc;

namespace Deja.Host.Tethers.Posix;

/// <summary>What Linux tells of a process that may have come from a program on a tether.</summary>
internal static class MarkedProcess
{
    private static readonly byte[] Variable = Encoding.UTF8.GetBytes($"{RunMark.Variable}=");

    /// <summary>Whether its environment has a mark, or the beginning of one; false where it may not be read.</summary>
    public static bool Has(int pid, ReadOnlySpan<byte> mark)
    {
        if (ProcFolder.OfProcess(pid) is not { } folder) return false;
        using (folder)
        {
            return folder.Read("environ") is { } environment && Has(environment, mark);
        }
    }

    /// <summary>The session that it is in; 0 when it is gone.</summary>
    public static int Session(int pid)
    {
        if (ProcFolder.OfProcess(pid) is not { } folder) return 0;
        using (folder)
        {
            // Behind the name, which may hold anything: state, parent, group, session (proc_pid_stat(5)).
            if (folder.Read("stat") is not { } stat || stat.AsSpan().LastIndexOf((byte)')') is not (> 0 and var end)) return 0;
            var rest = stat.AsSpan(end + 2);
            for (var field = 0; field < 3; field++) rest = rest[(rest.IndexOf((byte)' ') + 1)..];
            return Utf8Parser.TryParse(rest, out int session, out _) ? session : 0;
        }
    }

    /// <summary>The name of the file that it runs; null where that may not be known.</summary>
    public static string? Program(int pid)
    {
        if (ProcFolder.OfProcess(pid) is not { } folder) return null;
        using (folder)
        {
            return Path.GetFileName(folder.Link("exe"));
        }
    }

    /// <summary>The children of this process's first thread, which is who gets its descendants' orphans (find_new_reaper in the kernel's exit.c).</summary>
    public static List<int> Adopted()
    {
        var pids = new List<int>();
        if (ProcFolder.Open(ProcCalls.CurrentFolder, $"/proc/self/task/{Environment.ProcessId}") is not { } task) return pids;
        using (task)
        {
            ReadOnlySpan<byte> rest = task.Read("children");
            while (Utf8Parser.TryParse(rest, out int pid, out var used))
            {
                pids.Add(pid);
                rest = rest[Math.Min(used + 1, rest.Length)..];
            }
        }

        return pids;
    }

    private static bool Has(ReadOnlySpan<byte> environment, ReadOnlySpan<byte> mark)
    {
        while (!environment.IsEmpty)
        {
            var end = environment.IndexOf((byte)0);
            var entry = end < 0 ? environment : environment[..end];
            if (entry.StartsWith(Variable) && entry.IndexOf(mark) >= 0) return true;
            environment = end < 0 ? [] : environment[(end + 1)..];
        }

        return false;
    }
}
