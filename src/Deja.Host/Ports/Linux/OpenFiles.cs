using System.Buffers.Text;
using Deja.Host.Proc;

namespace Deja.Host.Ports.Linux;

/// <summary>A process's open files, as its folder <c>/proc/PID/fd</c> lists them by rising number.</summary>
/// <param name="folder">The open folder.</param>
/// <param name="buffer">To read listings into.</param>
internal readonly ref struct OpenFiles(ProcFolder folder, Span<byte> buffer)
{
    /// <summary>Stands for a link that may not be read; no socket has this number.</summary>
    public const ulong Refused = ulong.MaxValue;

    /// <summary>Room for so many files is read at first: most processes have fewer, and for the others a guess may spare the rest.</summary>
    private const int FewFiles = 48;

    /// <summary>A guess looks at so many files for a socket.</summary>
    private const int Nearby = 4;

    private const int LongestEntry = 32;

    private readonly Span<byte> _buffer = buffer;

    /// <summary>Finds which of some sockets are among them; reads no more links than it must.</summary>
    /// <param name="wanted">The sockets.</param>
    /// <param name="guesses">Whether to guess first where each would be.</param>
    /// <param name="found">Gets those that are there.</param>
    /// <returns>False when the links may not be read.</returns>
    public bool Find(HashSet<ulong> wanted, bool guesses, HashSet<ulong> found)
    {
        var (next, place) = (0, 0L);
        for (var room = FewFiles * LongestEntry; ; room = _buffer.Length)
        {
            var got = ProcCalls.List(folder.Descriptor, _buffer[..room]);
            if (got <= 0) return true;
            for (var at = 0; at < got;)
            {
                place = ProcCalls.PlaceBehind(_buffer, at);
                var name = ProcCalls.NextName(_buffer[..got], ref at);
                if (!Utf8Parser.TryParse(name, out int file, out _)) continue;
                next = file + 1;
                var inode = InodeOf(name);
                if (inode == Refused) return false;
                if (wanted.Contains(inode) && found.Add(inode) && found.Count == wanted.Count) return true;
            }

            // Only where there are more than had room.
            if (!guesses || room == _buffer.Length || got < room - LongestEntry) continue;
            foreach (var inode in wanted)
            {
                if (!found.Contains(inode) && HasByGuess(inode, next)) found.Add(inode);
            }

            if (found.Count == wanted.Count) return true;
            ProcCalls.GoTo(folder.Descriptor, place);
        }
    }

    /// <summary>
    /// Looks where a socket would be if the process had opened all of its sockets one after the other: the kernel counts them up, and a process
    /// gets its lowest free number. True is sure, false says nothing.
    /// </summary>
    private bool HasByGuess(ulong inode, int first)
    {
        // Up in growing steps until it is passed, then halving.
        var (low, high, step) = (first, int.MaxValue, FewFiles);
        while (low < high)
        {
            var guess = high == int.MaxValue ? low + step : low + (high - low) / 2;
            var (file, there) = SocketFrom(guess);
            if (there == inode) return true;
            if (there == Refused) return false;
            if (there != 0 && there < inode) low = file + 1;
            else high = guess;
            step *= 2;
        }

        return false;
    }

    /// <summary>The first socket from a number on, as other files are between them; 0 when none is near.</summary>
    private (int File, ulong Inode) SocketFrom(int number)
    {
        // Places in this folder are the numbers of files, behind its own two entries (proc_readfd_common of fs/proc/fd.c). Were that not so, guesses would fail.
        ProcCalls.GoTo(folder.Descriptor, number + 2);
        var got = ProcCalls.List(folder.Descriptor, _buffer[..(Nearby * LongestEntry)]);
        for (var at = 0; at < got;)
        {
            var name = ProcCalls.NextName(_buffer[..got], ref at);
            if (Utf8Parser.TryParse(name, out int file, out _) && InodeOf(name) is not 0 and var inode) return (file, inode);
        }

        return (number, 0);
    }

    /// <summary>The number of the socket that a file is, as in <c>socket:[12345]</c>; 0 when it is something else or was closed.</summary>
    private ulong InodeOf(ReadOnlySpan<byte> name)
    {
        Span<byte> link = stackalloc byte[32];
        var length = ProcCalls.ReadLink(folder.Descriptor, name, link);
        if (length is -ProcCalls.AccessDenied or -ProcCalls.NotPermitted) return Refused;
        if (length <= 0 || !link.StartsWith("socket:["u8)) return 0;
        return Utf8Parser.TryParse(link["socket:["u8.Length..length], out ulong inode, out _) ? inode : 0;
    }
}
