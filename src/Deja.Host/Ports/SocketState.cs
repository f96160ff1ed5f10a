namespace Deja.Host.Ports;

/// <summary>Where a socket stands. TCP's states are those of RFC 9293; the others are joined in what they mean to who wants the port.</summary>
public enum SocketState
{
    /// <summary>TCP: waits for connections.</summary>
    Listening,

    /// <summary>Has the port and no peer: UDP that takes from anybody, TCP that was bound and does not listen.</summary>
    Bound,

    /// <summary>On its way to a connection.</summary>
    Connecting,

    /// <summary>Connected; UDP that takes from one peer alone.</summary>
    Connected,

    /// <summary>TCP: one side has said its last, and the other has not yet heard or answered.</summary>
    Closing,

    /// <summary>TCP: closed, and kept for a minute so that late packets hurt nobody (TIME_WAIT). No process has it.</summary>
    Waiting,
}
