namespace Deja.Host.Ports;

/// <summary>How an operating system is asked about its ports.</summary>
internal interface IPortSystem
{
    /// <summary>What is there at the moment, with roles assigned by <see cref="PortRoles"/>.</summary>
    PortUse Look(int port, Transport transport);
}
