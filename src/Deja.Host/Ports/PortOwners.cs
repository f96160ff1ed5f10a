using Deja.Host.Ports.Linux;
using Deja.Host.Processes;

namespace Deja.Host.Ports;

/// <summary>
/// Who has a port of this machine. The system is asked for the sockets of the port (<see cref="IPortSystem"/>), each is told what it is to it
/// (<see cref="PortRoles"/>), and the processes that have it open are looked for.
/// </summary>
public static class PortOwners
{
    private static readonly IPortSystem ThisSystem = OperatingSystem.IsWindows() ? new Windows.WindowsPorts() : OperatingSystem.IsMacOS() ? new Mac.MacPorts() : new LinuxPorts();

    /// <summary>Looks at this moment, with the rights of this process, and in its own network: containers have ports of their own.</summary>
    /// <param name="port">From 1 to 65535.</param>
    /// <param name="transport">Whose port it is.</param>
    /// <exception cref="HostException">The system gives no list of sockets.</exception>
    public static PortUse Of(int port, Transport transport)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        return ThisSystem.Look(port, transport);
    }

    /// <summary>
    /// A process in each other network of this machine where the port is held, such as a container's; what this process may not look into is
    /// not told. Linux alone has such networks.
    /// </summary>
    /// <inheritdoc cref="Of"/>
    public static IReadOnlyList<RunningProcess> Elsewhere(int port, Transport transport) => OperatingSystem.IsLinux() ? OtherNetworks.With(port, transport) : [];

    /// <summary>Whether this process sees only a part of the machine, as inside of a container.</summary>
    public static bool AreSeenInPart => OperatingSystem.IsLinux() && !Namespaces.AreTheMachines;
}
