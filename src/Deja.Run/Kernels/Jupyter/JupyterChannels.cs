using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Deja.Run.Kernels.Jupyter.Zmtp;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>The connections to a kernel. What comes over each is read by a thread of its own, in order, and handed to one queue.</summary>
internal sealed class JupyterChannels : IDisposable
{
    private readonly string _session = RandomNumberGenerator.GetHexString(32, lowercase: true);
    private readonly JupyterSignature _signature;
    private readonly Action<JupyterMessage> _came;
    private readonly List<Thread> _readers = [];
    private ZmtpSocket? _shell;
    private ZmtpSocket? _control;
    private ZmtpSocket? _input;
    private ZmtpSocket? _published;
    private int _count;

    /// <param name="signature">Signs and verifies.</param>
    /// <param name="came">Gets each message, from any thread.</param>
    public JupyterChannels(JupyterSignature signature, Action<JupyterMessage> came) => (_signature, _came) = (signature, came);

    /// <summary>Connects to each port as soon as the kernel listens on it.</summary>
    /// <param name="to">The ports.</param>
    /// <param name="mayGoOn">Asked between two tries; when it says no, this gives up.</param>
    /// <returns>Whether all are connected.</returns>
    /// <exception cref="IOException">Somebody else listens there.</exception>
    public bool Connect(JupyterConnection to, Func<bool> mayGoOn)
    {
        // What the kernel asks on the channel for input goes to who asked on the shell's: both have one identity.
        _shell = Open(to.Shell, ZmtpKind.Dealer, _session, mayGoOn);
        _input = Open(to.Input, ZmtpKind.Dealer, _session, mayGoOn);
        _control = Open(to.Control, ZmtpKind.Dealer, _session, mayGoOn);
        _published = Open(to.Published, ZmtpKind.Subscriber, string.Empty, mayGoOn);
        if (_shell is null || _input is null || _control is null || _published is null) return false;
        foreach (var socket in (ZmtpSocket[])[_published, _shell, _input, _control]) Read(socket);
        return true;
    }

    /// <summary>Asks on the shell's channel.</summary>
    /// <returns>The id that replies have as their parent.</returns>
    public string Ask(string type, Action<Utf8JsonWriter> content) => Send(_shell, type, content);

    /// <summary>Asks on the channel that is heard while a block runs.</summary>
    public void Command(string type, Action<Utf8JsonWriter> content) => Send(_control, type, content);

    /// <summary>Answers on the channel for input.</summary>
    public void Input(string type, Action<Utf8JsonWriter> content) => Send(_input, type, content);

    /// <summary>Waits until all that a kernel sent before its end has been read.</summary>
    public void AwaitEnd(TimeSpan patience)
    {
        foreach (var reader in _readers) reader.Join(patience);
    }

    public void Dispose()
    {
        _shell?.Dispose();
        _control?.Dispose();
        _input?.Dispose();
        _published?.Dispose();
    }

    private static ZmtpSocket? Open(int port, ZmtpKind kind, string identity, Func<bool> mayGoOn)
    {
        ZmtpSocket? socket = null;
        while (socket is null && mayGoOn())
        {
            socket = ZmtpSocket.TryConnect(port, kind, identity);
            if (socket is null) Thread.Sleep(10);
        }

        return socket;
    }

    private void Read(ZmtpSocket socket)
    {
        var reader = new Thread(() =>
        {
            while (socket.Receive() is { } parts)
            {
                if (JupyterMessage.Read(parts, _signature) is { } message) _came(message);
            }
        })
        { IsBackground = true };
        reader.Start();
        _readers.Add(reader);
    }

    private string Send(ZmtpSocket? socket, string type, Action<Utf8JsonWriter> content)
    {
        var id = $"{_session}_{Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture)}";
        var header = Json(w =>
        {
            w.WriteString("msg_id", id);
            w.WriteString("session", _session);
            w.WriteString("username", "deja");
            w.WriteString("date", DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture));
            w.WriteString("msg_type", type);
            w.WriteString("version", "5.3");
        });
        try
        {
            socket?.Send(JupyterMessage.Parts(header, "{}"u8.ToArray(), Json(content), _signature));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The kernel is gone; its end is told by its process.
        }

        return id;
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
