using Deja.Host.Processes;

namespace Deja.Host.Ports;

/// <summary>What is known of a port at a moment.</summary>
/// <param name="Port">From 1 to 65535.</param>
/// <param name="Transport">Whose.</param>
/// <param name="Sockets">Holders first, each role in the order of its addresses.</param>
/// <param name="Processes">Those of the sockets that could be seen, by number.</param>
public sealed record PortUse(int Port, Transport Transport, IReadOnlyList<PortSocket> Sockets, IReadOnlyDictionary<int, RunningProcess> Processes)
{
    /// <summary>Whether anything has the port, so that another program that wants it may be refused.</summary>
    public bool IsHeld => Sockets.Any(s => s.Role != PortRole.Peer);

    /// <summary>The processes that hold it, as far as they could be seen.</summary>
    public IReadOnlyList<PortHolder> Holders => PortHolder.Of([.. With(PortRole.Holder)]);

    /// <summary>The sockets of a role.</summary>
    public IEnumerable<PortSocket> Of(PortRole role) => Sockets.Where(s => s.Role == role);

    /// <summary>The processes with a socket of a role, by number. One with two roles is given for both.</summary>
    public IEnumerable<RunningProcess> With(PortRole role) => Of(role).SelectMany(s => s.Processes).Distinct().Order().Select(pid => Processes[pid]);
}
