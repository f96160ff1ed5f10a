using System.Net;
using Deja.Host.Processes;

namespace Deja.Host.Ports;

/// <summary>A socket that has to do with a port.</summary>
/// <param name="Local">Its own end. IPv4 in an IPv6 socket is IPv4 here.</param>
/// <param name="Remote">The other end; null when it has none.</param>
/// <param name="State">As the system told.</param>
public sealed record PortSocket(IPEndPoint Local, IPEndPoint? Remote, SocketState State)
{
    /// <summary>What it is to the port.</summary>
    public PortRole Role { get; init; }

    /// <summary>Whether an IPv6 socket takes IPv4 too when it is bound to every address; null when the system doesn't tell.</summary>
    public bool? TakesBoth { get; init; }

    /// <summary>Who opened it; null when the system doesn't tell, or nobody did. It may run in processes of others since.</summary>
    public SystemUser? User { get; init; }

    /// <summary>Whether its processes are known.</summary>
    public OwnerSight Sight { get; init; }

    /// <summary>The processes that have it open; more than one where a process shares it with those that it started.</summary>
    public IReadOnlyList<int> Processes { get; init; } = [];

    /// <summary>The number by which Linux ties a socket to the processes that have it; 0 when none can have it, and on other systems.</summary>
    internal ulong Inode { get; init; }
}
