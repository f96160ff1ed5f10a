using Deja.Host.Proc;
using Deja.Host.Processes;
using Deja.Host.Processes.Linux;

namespace Deja.Host.Ports.Linux;

/// <summary>Looks for sockets in one process after the other, with a buffer of its own: there is one for each thread that searches.</summary>
/// <param name="inodes">The sockets.</param>
internal sealed class SocketSearch(HashSet<ulong> inodes)
{
    private const int BufferSize = 64 * 1024;

    /// <summary>For so many sockets it is guessed where a process with many files has them: with more, guessing would cost more than it saves.</summary>
    private const int MostGuesses = 4;

    private readonly byte[] _buffer = new byte[BufferSize];

    /// <summary>The processes that have any of them, each with those that it has.</summary>
    public List<(RunningProcess Process, HashSet<ulong> Inodes)> Found { get; } = [];

    /// <summary>Whether a process's files could not be looked at.</summary>
    public bool IsPartial { get; private set; }

    public void Look(int pid)
    {
        if (ProcFolder.Open(ProcCalls.CurrentFolder, $"/proc/{pid}/fd", out var error) is not { } folder)
        {
            IsPartial |= error is ProcCalls.AccessDenied or ProcCalls.NotPermitted;
            return;
        }

        using (folder)
        {
            var found = new HashSet<ulong>();

            // Root in a container may list files without the right to follow them (CAP_SYS_PTRACE).
            IsPartial |= !new OpenFiles(folder, _buffer).Find(inodes, inodes.Count <= MostGuesses, found);
            if (found.Count > 0 && ProcessOf(folder, pid) is { } process) Found.Add((process, found));
        }
    }

    // From the folder that is open, and so from the process whose files were read, whoever has its number by now.
    private static RunningProcess? ProcessOf(ProcFolder files, int pid)
    {
        if (ProcFolder.Open(files.Descriptor, "..") is not { } folder) return null;
        using (folder) return ProcessFiles.Read(folder, pid);
    }
}
