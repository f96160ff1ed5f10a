using System.Net;
using System.Net.Sockets;

namespace Deja.Vision.Tests.Support;

/// <summary>Sends a file's bytes to whoever connects over TCP, and then nothing more.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _path;
    private readonly bool _staysOpen;

    /// <param name="path">Of the file.</param>
    /// <param name="staysOpen">Whether the connection is left open then, as by a camera that stalls.</param>
    public FileServer(string path, bool staysOpen = false)
    {
        (_path, _staysOpen) = (path, staysOpen);
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
                if (_staysOpen) _ = await client.GetStream().ReadAsync(new byte[1]);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The reader went, or the test is over.
        }
    }
}
