using System.Runtime.InteropServices;
using Deja.Host.Proc;

namespace Deja.Host.Ports.Linux;

/// <summary>Sockets by netlink (sock_diag(7)): the kernel picks those of one port, so it takes no longer on a machine with a hundred thousand.</summary>
internal static unsafe partial class SocketDiag
{
    private const int Netlink = 16; // AF_NETLINK
    private const int Raw = 3 | 0x80000; // SOCK_RAW | SOCK_CLOEXEC
    private const int Diagnosis = 4; // NETLINK_SOCK_DIAG
    private const int AtOnce = 0x40; // MSG_DONTWAIT: the kernel answers before it returns, and whoever imitates it must not make us wait.
    private const int Interrupted = -4; // EINTR

    /// <summary>The sockets with this port at their own end or at the other.</summary>
    /// <returns>Null where netlink is refused: in some sandboxes, or where the kernel's module is not there.</returns>
    public static IReadOnlyList<PortSocket>? Read(int port, Transport transport, bool isRemote)
    {
        var socket = SocketCall(Netlink, Raw, Diagnosis);
        if (socket < 0) return null;
        try
        {
            var sockets = new List<PortSocket>();
            if (!AskAll(SocketDiagMessage.Others)) return null;

            // To look for these the kernel goes through a table that is larger than all others, so they are asked for only where nobody listens.
            var isMissing = transport == Transport.Tcp && !isRemote && !sockets.Exists(s => s.State == SocketState.Listening);
            return !isMissing || AskAll(SocketDiagMessage.OnlyBound) ? sockets : null;

            bool AskAll(uint states)
            {
                var before = sockets.Count;
                if (transport == Transport.Tcp && Ask(socket, SocketDiagMessage.RequestAnyFamily(port, isRemote, states), sockets)) return true;

                // Some who imitate Linux know the newer form alone.
                sockets.RemoveRange(before, sockets.Count - before);
                return AskFamily(SocketDiagMessage.IPv4, states) && AskFamily(SocketDiagMessage.IPv6, states);
            }

            bool AskFamily(byte family, uint states) => Ask(socket, SocketDiagMessage.Request(family, transport, port, isRemote, states), sockets);
        }
        finally
        {
            _ = ProcCalls.Close(socket);
        }
    }

    private static bool Ask(int socket, byte[] request, List<PortSocket> sockets)
    {
        fixed (byte* bytes = request)
        {
            if (Send(socket, bytes, (nuint)request.Length, 0) != request.Length) return false;
        }

        var buffer = new byte[32 * 1024];
        while (true)
        {
            int got;
            fixed (byte* bytes = buffer) got = (int)Receive(socket, bytes, (nuint)buffer.Length, AtOnce);
            if (got < 0 && -Marshal.GetLastPInvokeError() == Interrupted) continue;
            if (got <= 0 || SocketDiagMessage.Take(buffer.AsSpan(0, got), sockets) is not { } goesOn) return false;
            if (!goesOn) return true;
        }
    }

    [LibraryImport("libc", EntryPoint = "socket")]
    private static partial int SocketCall(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "send")]
    private static partial nint Send(int socket, byte* bytes, nuint length, int flags);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static partial nint Receive(int socket, byte* bytes, nuint length, int flags);
}
