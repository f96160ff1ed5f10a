using System.Runtime.InteropServices;
using System.Text;

namespace Deja.Host.Processes.Mac;

/// <summary>The bytes by which macOS tells of a process: struct proc_bsdinfo of sys/proc_info.h, and what sysctl's KERN_PROCARGS2 gives.</summary>
internal static class MacProcessInfo
{
    /// <summary>Of struct proc_bsdinfo.</summary>
    public const int Size = 136;

    private const int Status = 4; // pbi_status
    private const int Pid = 12; // pbi_pid
    private const int Parent = 16; // pbi_ppid
    private const int User = 20; // pbi_uid
    private const int ShortName = 48; // pbi_comm, 16 bytes
    private const int LongName = 64; // pbi_name, 32 bytes
    private const int StartSeconds = 120; // pbi_start_tvsec
    private const int StartMicroseconds = 128; // pbi_start_tvusec

    private const uint Stopped = 4; // SSTOP of sys/proc.h
    private const uint Zombie = 5; // SZOMB

    public static RunningProcess ProcessOf(ReadOnlySpan<byte> info, string? path, IReadOnlyList<string> command)
    {
        var name = TextAt(info, LongName, 32) is { Length: > 0 } whole ? whole : TextAt(info, ShortName, 16);
        return new RunningProcess(MemoryMarshal.Read<int>(info[Pid..]), ProcessName.Of(name, path, command))
        {
            Command = command,
            User = UnixUsers.Of(MemoryMarshal.Read<uint>(info[User..])),
            Started = DateTimeOffset.UnixEpoch + TimeSpan.FromMicroseconds(BirthOf(info)),
            Parent = MemoryMarshal.Read<int>(info[Parent..]),
            IsStopped = MemoryMarshal.Read<uint>(info[Status..]) == Stopped,
            Birth = BirthOf(info),
        };
    }

    public static bool IsZombie(ReadOnlySpan<byte> info) => MemoryMarshal.Read<uint>(info[Status..]) == Zombie;

    /// <summary>In microseconds since 1970.</summary>
    public static long BirthOf(ReadOnlySpan<byte> info) => MemoryMarshal.Read<long>(info[StartSeconds..]) * 1_000_000 + MemoryMarshal.Read<long>(info[StartMicroseconds..]);

    /// <summary>A count, the program's path, zero bytes, the arguments one by one, and then the environment, which is nobody's business.</summary>
    public static IReadOnlyList<string> CommandOf(ReadOnlySpan<byte> start)
    {
        if (start.Length <= sizeof(int)) return [];
        var count = MemoryMarshal.Read<int>(start);
        var rest = start[sizeof(int)..];
        var path = rest.IndexOf((byte)0);
        if (path < 0) return [];
        rest = rest[path..].TrimStart((byte)0);
        var command = new List<string>();
        while (command.Count < count && rest.IndexOf((byte)0) is >= 0 and var length)
        {
            command.Add(Encoding.UTF8.GetString(rest[..length]));
            rest = rest[(length + 1)..];
        }

        return command;
    }

    private static string TextAt(ReadOnlySpan<byte> info, int at, int size)
    {
        var text = info.Slice(at, size);
        return Encoding.UTF8.GetString(text.IndexOf((byte)0) is >= 0 and var length ? text[..length] : text);
    }
}
