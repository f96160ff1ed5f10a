using System.Net;
using System.Net.Sockets;

namespace Deja.Vision.Tests.Support;

/// <summary>Sends a file's bytes to whoever connects over TCP.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _path;

    public FileServer(string path)
    {
        _path = path;
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address => $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await client.GetStream().WriteAsync(await File.ReadAllBytesAsync(_path));
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The reader went, or the test is over.
        }
    }
}
