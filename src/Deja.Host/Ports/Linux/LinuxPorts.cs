namespace Deja.Host.Ports.Linux;

/// <summary>
/// Linux tells sockets by netlink, or by files where that is refused, each with an inode; which process has it open stands in the links of
/// <c>/proc/PID/fd</c> and nowhere else.
/// </summary>
internal sealed class LinuxPorts : IPortSystem
{
    public PortUse Look(int port, Transport transport)
    {
        var use = LookOnce(port, transport);

        // A process may have ended, or handed its socket on, between the list of sockets and the search for it: that nobody is seen to have it must hold twice.
        return use.Sockets.All(s => s.Sight is OwnerSight.Seen or OwnerSight.None) ? use : LookOnce(port, transport);
    }

    private static PortUse LookOnce(int port, Transport transport)
    {
        var own = Sockets(port, transport, isRemote: false);
        var others = own.Any(s => s.State == SocketState.Connected) ? Sockets(port, transport, isRemote: true) : [];
        var sockets = PortRoles.Assign(own, others);
        var holders = SocketHolders.Find([.. sockets.Select(s => s.Inode).Where(i => i != 0)]);
        return new PortUse(port, transport, [.. sockets.Select(s => Owned(s, holders))], holders.Processes);
    }

    private static IReadOnlyList<PortSocket> Sockets(int port, Transport transport, bool isRemote) =>
        SocketDiag.Read(port, transport, isRemote) ?? SocketFiles.Read("/proc/net", port, transport, isRemote) ?? throw new HostException("the system tells no sockets: netlink is refused, and there is no /proc/net/tcp; is /proc mounted?");

    private static PortSocket Owned(PortSocket socket, SocketHolders holders)
    {
        if (socket.Inode == 0) return socket with { Sight = OwnerSight.None };
        var pids = holders.Of(socket.Inode);
        return socket with { Processes = pids, Sight = pids.Count > 0 ? OwnerSight.Seen : holders.SawAll ? Namespaces.AreTheMachines ? OwnerSight.Kernel : OwnerSight.Outside : OwnerSight.Hidden };
    }
}
