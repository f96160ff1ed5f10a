using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using Deja.Host.Files;
using Deja.Host.Processes;

namespace Deja.Host.Ports.Linux;

/// <summary>
/// Sockets by the files <c>/proc/net/tcp</c>, <c>tcp6</c>, <c>udp</c> and <c>udp6</c> (proc(5)). They tell the same as netlink but for IPv6
/// sockets that take IPv4 too, and TCP sockets that are bound and don't listen; and the kernel writes a line for every socket there is.
/// </summary>
internal static class SocketFiles
{
    // "sl local_address rem_address st tx_queue:rx_queue tr:tm->when retrnsmt uid timeout inode …"
    private const int Local = 1;
    private const int Remote = 2;
    private const int State = 3;
    private const int Uid = 7;
    private const int Inode = 9;

    /// <param name="folder"><c>/proc/net</c>, or that of a process in another network.</param>
    /// <param name="port">From 1 on.</param>
    /// <param name="transport">Whose.</param>
    /// <param name="isRemote">Whether the other end has the port.</param>
    /// <returns>Null when there is no such file.</returns>
    public static IReadOnlyList<PortSocket>? Read(string folder, int port, Transport transport, bool isRemote)
    {
        var name = transport == Transport.Tcp ? "tcp" : "udp";
        var ending = string.Create(CultureInfo.InvariantCulture, $":{port:X4}");
        return (Lines($"{folder}/{name}"), Lines($"{folder}/{name}6")) switch
        {
            (null, null) => null,

            // The kernel writes them a page at a time, and begins again where it believes it was: one may come twice.
            var (four, six) => [.. (four ?? []).Concat(six ?? []).Select(l => SocketOf(l, ending, isRemote)).OfType<PortSocket>().Distinct()],
        };
    }

    /// <summary>A line's socket; null when it is the heading or its port is another.</summary>
    internal static PortSocket? SocketOf(string line, string ending, bool isRemote)
    {
        // Most lines are not about the port: they are passed over before they are cut up.
        if (!line.Contains(ending, StringComparison.Ordinal)) return null;
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length <= Inode || !fields[isRemote ? Remote : Local].EndsWith(ending, StringComparison.Ordinal)) return null;
        var remote = EndOf(fields[Remote]);
        var inode = ulong.Parse(fields[Inode], CultureInfo.InvariantCulture);
        return new PortSocket(EndOf(fields[Local]), remote.Port == 0 ? null : remote, LinuxStates.Of(Hex(fields[State])))
        {
            User = inode == 0 ? null : UnixUsers.Of(uint.Parse(fields[Uid], CultureInfo.InvariantCulture)),
            Sight = inode == 0 ? OwnerSight.None : OwnerSight.Seen,
            Inode = inode,
        };
    }

    // "0100007F:0FA0": each four bytes of the address are one number of the machine's own, the port is a plain one.
    private static IPEndPoint EndOf(string field)
    {
        var (address, port) = (field[..field.IndexOf(':', StringComparison.Ordinal)], field[(field.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        var bytes = new byte[address.Length / 2];
        for (var i = 0; i < bytes.Length; i += 4) MemoryMarshal.Write(bytes.AsSpan(i), uint.Parse(address.AsSpan(i * 2, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        return new IPEndPoint(SocketAddresses.Of(bytes), Hex(port));
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string[]? Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (Refusal.Is(e))
        {
            return null;
        }
    }
}
