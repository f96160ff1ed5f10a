using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;

namespace Deja.Host.Ports.Mac;

/// <summary>The bytes by which macOS tells of a process's socket: struct socket_fdinfo of sys/proc_info.h.</summary>
internal static class MacSocketInfo
{
    /// <summary>Enough for the largest, which is a Unix domain socket's.</summary>
    public const int Size = 1024;

    private const int Start = 24; // struct proc_fileinfo comes first
    private const int Kind = Start + 232; // psi.soi_kind
    private const int Protocol = Start + 240; // psi.soi_proto
    private const int RemotePort = Protocol; // insi_fport
    private const int LocalPort = Protocol + 4; // insi_lport
    private const int Versions = Protocol + 24; // insi_vflag
    private const int RemoteAddress = Protocol + 32; // insi_faddr
    private const int LocalAddress = Protocol + 48; // insi_laddr
    private const int TcpState = Protocol + 80; // tcpsi_state
    private const int Shortest = TcpState + 4;

    private const int Internet = 1; // SOCKINFO_IN
    private const int Tcp = 2; // SOCKINFO_TCP
    private const byte IPv4 = 1; // INI_IPV4
    private const byte IPv6 = 2; // INI_IPV6

    /// <summary>The socket; null when it is of another kind.</summary>
    public static PortSocket? SocketOf(ReadOnlySpan<byte> info, Transport transport)
    {
        if (info.Length < Shortest || MemoryMarshal.Read<int>(info[Kind..]) != (transport == Transport.Tcp ? Tcp : Internet)) return null;
        var versions = info[Versions];
        var local = EndOf(info, LocalAddress, LocalPort, versions);
        var remote = EndOf(info, RemoteAddress, RemotePort, versions);
        var state = transport == Transport.Tcp ? StateOf(MemoryMarshal.Read<int>(info[TcpState..])) : remote.Port == 0 ? SocketState.Bound : SocketState.Connected;
        return new PortSocket(local, remote.Port == 0 ? null : remote, state) { TakesBoth = (versions & IPv6) == 0 ? null : (versions & IPv4) != 0 };
    }

    // TSI_S_CLOSED and those after it.
    private static SocketState StateOf(int number) => number switch
    {
        0 => SocketState.Bound,
        1 => SocketState.Listening,
        2 or 3 => SocketState.Connecting,
        4 => SocketState.Connected,
        10 => SocketState.Waiting,
        _ => SocketState.Closing,
    };

    // IPv4 stands in the last four of the sixteen bytes; the port is a number of four bytes, of which the first two are the network's.
    private static IPEndPoint EndOf(ReadOnlySpan<byte> info, int address, int port, byte versions)
    {
        var bytes = info.Slice(address, 16);
        return new IPEndPoint(SocketAddresses.Of((versions & IPv6) != 0 ? bytes : bytes[12..]), BinaryPrimitives.ReadUInt16BigEndian(info[port..]));
    }
}
