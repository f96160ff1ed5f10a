using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Deja.Vision.Tests.Support;

/// <summary>Answers every request over HTTP with the same bytes.</summary>
/// <param name="type">Of the content.</param>
/// <param name="content">What is sent.</param>
/// <param name="isEndless">Whether it is sent again and again, without a length.</param>
internal sealed class WebServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _head, _content;
    private readonly bool _isEndless;

    public WebServer(string type, byte[] content, bool isEndless = false)
    {
        (_content, _isEndless) = (content, isEndless);
        _head = Encoding.ASCII.GetBytes($"HTTP/1.0 200 OK\r\nContent-Type: {type}\r\n{(isEndless ? string.Empty : $"Content-Length: {content.Length}\r\n")}\r\n");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/video";

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true) _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096]);
                await stream.WriteAsync(_head);
                do await stream.WriteAsync(_content);
                while (_isEndless);
            }
            catch (IOException)
            {
                // The reader went.
            }
        }
    }
}
