using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Deja.Vision.Tests.Support;

/// <summary>Answers requests over HTTP, each on a connection of its own.</summary>
internal sealed class WebServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, IEnumerable<byte[]>> _answer;

    /// <param name="answer">What is sent, piece by piece, for a request's head.</param>
    public WebServer(Func<string, IEnumerable<byte[]>> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Answers each with the same bytes.</summary>
    /// <param name="type">Of the content.</param>
    /// <param name="content">What is sent.</param>
    /// <param name="isEndless">Whether it is sent again and again, without a length.</param>
    public WebServer(string type, byte[] content, bool isEndless = false)
        : this(_ => isEndless ? Enumerable.Repeat(content, int.MaxValue).Prepend(Head("200 OK", $"Content-Type: {type}")) : Page(type, content))
    {
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/video";

    /// <summary>A whole answer.</summary>
    public static IEnumerable<byte[]> Page(string type, byte[] content) => [Head("200 OK", $"Content-Type: {type}", $"Content-Length: {content.Length}"), content];

    /// <summary>An answer's head.</summary>
    public static byte[] Head(string status, params string[] lines) => Encoding.ASCII.GetBytes($"HTTP/1.0 {status}\r\n{string.Concat(lines.Select(l => l + "\r\n"))}\r\n");

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
                var request = new StringBuilder();
                var buffer = new byte[4096];
                while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
                {
                    if (await stream.ReadAsync(buffer) is var read and > 0) request.Append(Encoding.ASCII.GetString(buffer, 0, read));
                    else return;
                }

                foreach (var piece in _answer(request.ToString())) await stream.WriteAsync(piece);
            }
            catch (IOException)
            {
                // The reader went.
            }
        }
    }
}
