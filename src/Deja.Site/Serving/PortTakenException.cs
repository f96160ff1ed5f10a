namespace Deja.Site.Serving;

/// <summary>Another process has the port.</summary>
/// <param name="port">The port.</param>
/// <param name="inner">What the system said.</param>
public sealed class PortTakenException(int port, Exception inner) : Exception($"port {port} is taken", inner)
{
    /// <summary>The port.</summary>
    public int Port { get; } = port;
}
