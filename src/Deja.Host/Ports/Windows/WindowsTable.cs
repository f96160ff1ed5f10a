using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;

namespace Deja.Host.Ports.Windows;

/// <summary>
/// The bytes by which Windows tells of sockets: MIB_TCPTABLE_OWNER_PID and its like (tcpmib.h, udpmib.h). A count comes first, then rows of
/// four-byte fields; ports are in the network's order in the first two bytes of theirs.
/// </summary>
internal static class WindowsTable
{
    /// <summary>AF_INET and AF_INET6.</summary>
    public const int IPv4 = 2;
    public const int IPv6 = 23;

    private const int Address4 = 4;
    private const int Address6 = 16;
    private const int Field = 4;

    /// <summary>All sockets of a table.</summary>
    /// <param name="table">As GetExtendedTcpTable or GetExtendedUdpTable fills it.</param>
    /// <param name="family"><see cref="IPv4"/> or <see cref="IPv6"/>.</param>
    /// <param name="transport">Whose table it is.</param>
    public static IReadOnlyList<PortSocket> Read(ReadOnlySpan<byte> table, int family, Transport transport)
    {
        var sockets = new List<PortSocket>();
        if (table.Length < Field) return sockets;
        var count = MemoryMarshal.Read<int>(table);
        var size = RowSize(family, transport);
        var rows = table[Field..];
        for (; sockets.Count < count && rows.Length >= size; rows = rows[size..]) sockets.Add(transport == Transport.Tcp ? TcpOf(rows, family) : UdpOf(rows, family));
        return sockets;
    }

    // An IPv6 row has an interface's number behind each address.
    private static int RowSize(int family, Transport transport) => (family, transport) switch
    {
        (IPv4, Transport.Tcp) => 6 * Field,
        (IPv4, _) => 3 * Field,
        (_, Transport.Tcp) => 2 * (Address6 + 2 * Field) + 2 * Field,
        _ => Address6 + 3 * Field,
    };

    // IPv4 rows have the state first, IPv6 rows have it behind the ends.
    private static PortSocket TcpOf(ReadOnlySpan<byte> row, int family)
    {
        var (end, ends) = family == IPv4 ? (Address4 + Field, Field) : (Address6 + 2 * Field, 0);
        var state = StateOf(MemoryMarshal.Read<int>(row[(family == IPv4 ? 0 : 2 * end)..]));
        var local = EndOf(row[ends..], family);
        var remote = EndOf(row[(ends + end)..], family);
        return Owned(new PortSocket(local, state == SocketState.Listening || remote.Port == 0 ? null : remote, state), row[(RowSize(family, Transport.Tcp) - Field)..]);
    }

    private static PortSocket UdpOf(ReadOnlySpan<byte> row, int family) => Owned(new PortSocket(EndOf(row, family), null, SocketState.Bound), row[(RowSize(family, Transport.Udp) - Field)..]);

    // 0 is nobody: what is left of a connection.
    private static PortSocket Owned(PortSocket socket, ReadOnlySpan<byte> pid) =>
        MemoryMarshal.Read<int>(pid) is not 0 and var owner ? socket with { Processes = [owner], Sight = OwnerSight.Seen } : socket with { Sight = OwnerSight.None };

    private static IPEndPoint EndOf(ReadOnlySpan<byte> row, int family)
    {
        if (family == IPv4) return new IPEndPoint(SocketAddresses.Of(row[..Address4]), BinaryPrimitives.ReadUInt16BigEndian(row[Address4..]));
        var scope = BinaryPrimitives.ReadUInt32BigEndian(row[Address6..]);
        return new IPEndPoint(SocketAddresses.Of(row[..Address6], scope), BinaryPrimitives.ReadUInt16BigEndian(row[(Address6 + Field)..]));
    }

    // MIB_TCP_STATE_CLOSED and those after it.
    private static SocketState StateOf(int number) => number switch
    {
        1 => SocketState.Bound,
        2 => SocketState.Listening,
        3 or 4 => SocketState.Connecting,
        5 => SocketState.Connected,
        11 => SocketState.Waiting,
        _ => SocketState.Closing,
    };
}
