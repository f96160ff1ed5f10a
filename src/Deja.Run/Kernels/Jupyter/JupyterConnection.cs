using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>Where a kernel listens, and the key that its messages are signed by: five ports of this machine that are free now, and a key that nobody else has.</summary>
internal sealed record JupyterConnection(int Shell, int Published, int Input, int Control, int Heartbeat)
{
    private const string File = "connection.json";

    /// <summary>The key, as text.</summary>
    public string Key { get; } = RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>A new one.</summary>
    public static JupyterConnection New()
    {
        // All open at once, so that they differ.
        var listeners = Enumerable.Range(0, 5).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        try
        {
            foreach (var listener in listeners) listener.Start();
            var ports = listeners.ConvertAll(l => ((IPEndPoint)l.LocalEndpoint).Port);
            return new JupyterConnection(ports[0], ports[1], ports[2], ports[3], ports[4]);
        }
        finally
        {
            foreach (var listener in listeners) listener.Dispose();
        }
    }

    /// <summary>The connection file of a worker's folder.</summary>
    public static string FileIn(string folder) => Path.Combine(folder, File);

    /// <summary>Writes the connection file, for its user alone.</summary>
    public void Write(string folder)
    {
        var file = FileIn(folder);
        System.IO.File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("transport", "tcp");
        json.WriteString("ip", "127.0.0.1");
        json.WriteNumber("shell_port", Shell);
        json.WriteNumber("iopub_port", Published);
        json.WriteNumber("stdin_port", Input);
        json.WriteNumber("control_port", Control);
        json.WriteNumber("hb_port", Heartbeat);
        json.WriteString("key", Key);
        json.WriteString("signature_scheme", "hmac-sha256");
        json.WriteString("kernel_name", string.Empty);
        json.WriteEndObject();
    }
}
