namespace Deja.Host.Ports;

/// <summary>What a socket is to a port.</summary>
public enum PortRole
{
    /// <summary>Holds it: listens, or is bound.</summary>
    Holder,

    /// <summary>A connection that a holder took.</summary>
    Connection,

    /// <summary>Goes out from it to elsewhere: a mere client, to which the system gave the port. One whose listener is gone looks the same.</summary>
    Client,

    /// <summary>The other end of a <see cref="Connection"/>, in a process of this machine; its own port is another one.</summary>
    Peer,

    /// <summary>What is left of a connection; no process has it.</summary>
    Leftover,
}
