namespace Deja.Host.Ports;

/// <summary>The protocol whose port is meant: each has its own 65535.</summary>
public enum Transport
{
    /// <summary>Connections.</summary>
    Tcp,

    /// <summary>Single packets.</summary>
    Udp,
}
