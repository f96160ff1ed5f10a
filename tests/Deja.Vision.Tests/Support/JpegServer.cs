using System.Net;
using System.Net.Sockets;
using System.Text;
using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Support;

/// <summary>Serves test pictures on this machine's own address as multipart/x-mixed-replace, then breaks off.</summary>
internal sealed class JpegServer : IDisposable
{
    private const string Boundary = "picture";
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _pictures;

    public JpegServer(int pictures)
    {
        _pictures = pictures;
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/video";

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await SendAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The reader went, or the test is over.
        }
    }

    private async Task SendAsync(NetworkStream stream)
    {
        var asked = new byte[4096];
        _ = await stream.ReadAsync(asked);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary={Boundary}\r\n\r\n"));
        for (var number = 0; number < _pictures; number++)
        {
            using var picture = TestPictures.Picture(number);
            Cv2.ImEncode(".jpg", picture, out var jpeg);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"--{Boundary}\r\nContent-Type: image/jpeg\r\nContent-Length: {jpeg.Length}\r\n\r\n"));
            await stream.WriteAsync(jpeg);
            await stream.WriteAsync("\r\n"u8.ToArray());
        }
    }
}
