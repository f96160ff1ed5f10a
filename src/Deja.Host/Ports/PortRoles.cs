using System.Net;
using System.Net.Sockets;

namespace Deja.Host.Ports;

/// <summary>Tells what each socket is to a port. No system says whether a connection came in or went out, so it is told by who listens where.</summary>
internal static class PortRoles
{
    /// <param name="own">The sockets whose own end has the port.</param>
    /// <param name="others">Sockets whose other end has it; those that are not connected to one of <paramref name="own"/> are left out.</param>
    /// <returns>All that have a role, in its order.</returns>
    public static IReadOnlyList<PortSocket> Assign(IEnumerable<PortSocket> own, IEnumerable<PortSocket> others)
    {
        var mine = own.ToList();
        var holders = mine.Where(IsHolder).ToList();
        var told = mine.ConvertAll(s => s with { Role = RoleOf(s, holders) });
        if (told.Count < 2) return told; // Nearly always so: nothing to pair, nothing to order.
        var taken = told.Where(s => s.Role == PortRole.Connection).Select(s => (s.Remote, (IPEndPoint?)s.Local)).ToHashSet();
        var peers = others.Where(s => taken.Contains((s.Local, s.Remote))).Select(s => s with { Role = PortRole.Peer });
        return [.. told.Concat(peers).OrderBy(s => s.Role).ThenBy(s => s.Local.AddressFamily).ThenBy(s => s.Local.ToString(), StringComparer.Ordinal)];
    }

    private static bool IsHolder(PortSocket socket) => socket.State is SocketState.Listening or SocketState.Bound;

    private static PortRole RoleOf(PortSocket socket, List<PortSocket> holders) => socket.State switch
    {
        _ when IsHolder(socket) => PortRole.Holder,
        SocketState.Waiting => PortRole.Leftover,
        _ when holders.Exists(h => h.State == SocketState.Listening && Takes(h, socket.Local.Address)) => PortRole.Connection,
        _ => socket.Sight == OwnerSight.None ? PortRole.Leftover : PortRole.Client,
    };

    private static bool Takes(PortSocket listener, IPAddress address)
    {
        var at = listener.Local.Address;
        if (at.Equals(IPAddress.Any)) return address.AddressFamily == AddressFamily.InterNetwork;
        if (at.Equals(IPAddress.IPv6Any)) return address.AddressFamily == AddressFamily.InterNetworkV6 || listener.TakesBoth != false;
        return at.Equals(address);
    }
}
