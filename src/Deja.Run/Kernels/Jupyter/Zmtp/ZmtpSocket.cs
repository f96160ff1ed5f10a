using System.Net;
using System.Net.Sockets;

namespace Deja.Run.Kernels.Jupyter.Zmtp;

/// <summary>
/// One connection of ZeroMQ's protocol to a port of this machine: the part of ZMTP 3.0 that a front end of Jupyter needs. There is no reconnecting and no queue: who
/// is at the other end is a child of this process, and lives as long.
/// </summary>
internal sealed class ZmtpSocket : IDisposable
{
    private static readonly TimeSpan HandshakePatience = TimeSpan.FromSeconds(10);

    private readonly Socket _socket;
    private readonly BufferedStream _input;
    private readonly NetworkStream _stream;
    private readonly Lock _sending = new();

    private ZmtpSocket(Socket socket)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _input = new BufferedStream(_stream, 64 * 1024);
    }

    /// <summary>Connects to a port; null where nobody listens there yet.</summary>
    /// <param name="port">Of 127.0.0.1.</param>
    /// <param name="kind">What this side is. A subscriber subscribes to everything.</param>
    /// <param name="identity">By which a ROUTER knows this side; empty for none.</param>
    /// <exception cref="IOException">The other side does not speak the protocol.</exception>
    public static ZmtpSocket? TryConnect(int port, ZmtpKind kind, string identity)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(IPAddress.Loopback, port);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }

        // Where nobody listens, the system may take the very port for this end, and TCP connects it to itself.
        if (Equals(socket.LocalEndPoint, socket.RemoteEndPoint))
        {
            socket.Dispose();
            return null;
        }

        var made = new ZmtpSocket(socket);
        try
        {
            made.ShakeHands(kind, identity);
            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    /// <summary>Sends a message; from any thread.</summary>
    public void Send(IReadOnlyList<byte[]> parts)
    {
        using var whole = new MemoryStream();
        for (var i = 0; i < parts.Count; i++) ZmtpFrame.Write(whole, parts[i], i < parts.Count - 1 ? ZmtpFrame.More : (byte)0);
        lock (_sending) _stream.Write(whole.GetBuffer().AsSpan(0, (int)whole.Length));
    }

    /// <summary>Waits for the next message; null at the end of the connection.</summary>
    public IReadOnlyList<byte[]>? Receive()
    {
        var parts = new List<byte[]>();
        try
        {
            while (true)
            {
                var frame = ZmtpFrame.Read(_input);
                if (frame.IsCommand) continue;
                parts.Add(frame.Body);
                if (!frame.HasMore) return parts;
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _input.Dispose();
        _stream.Dispose();
        _socket.Dispose();
    }

    private void ShakeHands(ZmtpKind kind, string identity)
    {
        _socket.ReceiveTimeout = (int)HandshakePatience.TotalMilliseconds;
        _stream.Write(ZmtpGreeting.Bytes());
        var greeting = new byte[ZmtpGreeting.Size];
        _input.ReadExactly(greeting);
        if (ZmtpGreeting.Problem(greeting) is { } problem) throw new IOException(problem);
        Write(ZmtpGreeting.Ready(kind, identity), ZmtpFrame.Command);
        if (ZmtpGreeting.Refusal(ZmtpFrame.Read(_input).Body) is { } refusal) throw new IOException(refusal);
        _socket.ReceiveTimeout = 0;
        if (kind == ZmtpKind.Subscriber) Write([1], 0);
    }

    private void Write(byte[] body, byte flags)
    {
        using var frame = new MemoryStream();
        ZmtpFrame.Write(frame, body, flags);
        _stream.Write(frame.GetBuffer().AsSpan(0, (int)frame.Length));
    }
}
