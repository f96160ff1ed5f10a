using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Deja.TestProgram;

/// <summary>
/// Ports that nobody else comes upon: from below those that systems give out (32768 and more on Linux, 49152 elsewhere), as the system would
/// give an IPv6 socket the number that an IPv4 socket of another program has.
/// </summary>
public static class AnyPort
{
    private const int First = 10_000;
    private const int End = 32_000;

    /// <summary>Binds a socket to one.</summary>
    /// <returns>The port.</returns>
    public static int Bind(Socket socket, IPAddress address)
    {
        while (true)
        {
            try
            {
                var port = RandomNumberGenerator.GetInt32(First, End);
                socket.Bind(new IPEndPoint(address, port));
                return port;
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // The next one.
            }
        }
    }

    /// <summary>Binds a socket to one and listens.</summary>
    /// <returns>The port.</returns>
    public static int Listen(Socket socket, IPAddress address)
    {
        var port = Bind(socket, address);
        socket.Listen();
        return port;
    }
}
