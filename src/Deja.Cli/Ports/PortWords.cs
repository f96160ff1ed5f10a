using System.Globalization;
using System.Net;
using Deja.Host.Ports;
using Deja.Host.Processes;

namespace Deja.Cli.Ports;

/// <summary>How ports, sockets and processes are called in what Deja says.</summary>
internal static class PortWords
{
    /// <summary><c>port 4000</c>, <c>UDP port 4000</c>.</summary>
    public static string Of(PortUse use) => string.Create(CultureInfo.InvariantCulture, $"{(use.Transport == Transport.Udp ? "UDP port" : "port")} {use.Port}");

    /// <summary>What to type for this port again.</summary>
    public static string Typed(PortUse use) => string.Create(CultureInfo.InvariantCulture, $"deja port {use.Port}{(use.Transport == Transport.Udp ? " --udp" : string.Empty)}");

    /// <summary><c>node (pid 1234)</c>.</summary>
    public static string Of(RunningProcess process) => string.Create(CultureInfo.InvariantCulture, $"{process.Name} (pid {process.Id})");

    /// <summary><c>nginx (pid 100) with 2 workers</c>.</summary>
    public static string Of(PortHolder holder) => holder.Workers.Count == 0 ? Of(holder.Leader) : $"{Of(holder.Leader)} with {Count(holder.Workers.Count, "worker")}";

    /// <summary>Several; those of one name share it: <c>nginx (pids 101, 102)</c>.</summary>
    public static string Of(IEnumerable<RunningProcess> processes) =>
        List(processes.GroupBy(p => p.Name).Select(g => g.Count() == 1 ? Of(g.First()) : $"{g.Key} (pids {string.Join(", ", g.Select(p => p.Id.ToString(CultureInfo.InvariantCulture)))})"));

    /// <summary><c>a, b and c</c>.</summary>
    public static string List(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    /// <summary><c>1 worker</c>, <c>2 workers</c>.</summary>
    public static string Count(int count, string word) => string.Create(CultureInfo.InvariantCulture, $"{count:n0} {word}{(count == 1 ? string.Empty : "s")}");

    /// <summary>Who has those sockets whose processes are not seen.</summary>
    public static IEnumerable<string> Unseen(IEnumerable<PortSocket> sockets) => sockets.Where(s => s.Sight != OwnerSight.Seen).Select(s => s.Sight switch
    {
        OwnerSight.Hidden when Environment.IsPrivilegedProcess => "the kernel, or a process that root may not look into here",
        OwnerSight.Hidden when s.User is { } user => $"a process of user {user}, hidden from you",
        OwnerSight.Hidden => "a process that is hidden from you",
        OwnerSight.Outside => "no process that is seen from inside of this container",
        _ => "the kernel itself: no process has it, as with NFS or WireGuard",
    }).Distinct();

    /// <summary>What no process has any more.</summary>
    public static string Leftovers(PortUse use)
    {
        var count = use.Of(PortRole.Leftover).Count();
        return use.Of(PortRole.Leftover).All(s => s.State == SocketState.Waiting)
            ? $"{Count(count, "closed connection")} {(count == 1 ? "waits" : "wait")} out a minute (TIME_WAIT)"
            : $"{Count(count, "connection")} without a process {(count == 1 ? "is" : "are")} still closing";
    }

    /// <summary>Where a holder can be reached: <c>[::]:4000 (every address, IPv4 and IPv6)</c>.</summary>
    public static string Reach(PortSocket socket, Transport transport)
    {
        var address = socket.Local.Address;
        var isEvery = address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
        var meaning = socket.TakesBoth switch
        {
            _ when IPAddress.IsLoopback(address) => " (this machine only)",
            _ when !isEvery => string.Empty,
            true => " (every address, IPv4 and IPv6)",
            false => " (every IPv6 address)",
            null => address.Equals(IPAddress.Any) ? " (every IPv4 address)" : " (every address)",
        };
        return $"{socket.Local}{meaning}{(transport == Transport.Tcp && socket.State == SocketState.Bound ? ", bound but not listening" : string.Empty)}";
    }
}
