using System.Net;
using System.Net.NetworkInformation;

namespace Deja.Host.Ports.Mac;

/// <summary>The system's list of all sockets, which .NET reads: it tells neither process nor user.</summary>
internal static class AllSockets
{
    /// <summary>Those with the port at either end. One that no process is known of is hidden, or is nobody's any more by its state.</summary>
    public static IEnumerable<PortSocket> Of(int port, Transport transport, IPGlobalProperties system)
    {
        var own = transport == Transport.Tcp
            ? system.GetActiveTcpListeners().Select(e => Socket(e, null, SocketState.Listening)).Concat(system.GetActiveTcpConnections().Select(c => Socket(c.LocalEndPoint, c.RemoteEndPoint, StateOf(c.State))))
            : system.GetActiveUdpListeners().Select(e => Socket(e, null, SocketState.Bound));
        return own.Where(s => s.Local.Port == port || s.Remote?.Port == port).Distinct();
    }

    /// <summary>Whether a socket of this list is one that a process was found to have.</summary>
    public static bool AreSame(PortSocket found, PortSocket listed) =>
        found.Local.Port == listed.Local.Port && Plain(found.Local.Address).Equals(Plain(listed.Local.Address)) && (listed.Remote is null || listed.Remote.Equals(found.Remote));

    private static PortSocket Socket(IPEndPoint local, IPEndPoint? remote, SocketState state) =>
        new(At(local), remote is null or { Port: 0 } ? null : At(remote), state) { Sight = state == SocketState.Waiting ? OwnerSight.None : OwnerSight.Hidden };

    private static IPEndPoint At(IPEndPoint end) => new(end.Address.IsIPv4MappedToIPv6 ? end.Address.MapToIPv4() : end.Address, end.Port);

    // A socket that takes both is listed once for each of them, or once as IPv4.
    private static IPAddress Plain(IPAddress address) => address.Equals(IPAddress.IPv6Any) ? IPAddress.Any : new IPAddress(address.GetAddressBytes());

    private static SocketState StateOf(TcpState state) => state switch
    {
        TcpState.Listen => SocketState.Listening,
        TcpState.SynSent or TcpState.SynReceived => SocketState.Connecting,
        TcpState.Established => SocketState.Connected,
        TcpState.TimeWait => SocketState.Waiting,
        _ => SocketState.Closing,
    };
}
