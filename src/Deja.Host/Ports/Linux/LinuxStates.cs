namespace Deja.Host.Ports.Linux;

/// <summary>The states of sockets as Linux numbers them (net/tcp_states.h), in netlink and in <c>/proc/net</c> alike; UDP borrows two of them.</summary>
internal static class LinuxStates
{
    public static SocketState Of(int number) => number switch
    {
        1 => SocketState.Connected, // TCP_ESTABLISHED
        2 or 3 or 12 => SocketState.Connecting, // TCP_SYN_SENT, TCP_SYN_RECV, TCP_NEW_SYN_RECV
        6 => SocketState.Waiting, // TCP_TIME_WAIT
        7 or 13 => SocketState.Bound, // TCP_CLOSE, TCP_BOUND_INACTIVE
        10 => SocketState.Listening, // TCP_LISTEN
        _ => SocketState.Closing, // TCP_FIN_WAIT1, TCP_FIN_WAIT2, TCP_CLOSE_WAIT, TCP_LAST_ACK, TCP_CLOSING
    };
}
