using System.Globalization;

namespace Deja.Cli.Ports;

/// <summary>A port as people type it.</summary>
internal static class PortNumber
{
    /// <summary>What may stand before the colon, since it was copied from an error or a browser: this machine, by any of its names.</summary>
    private static readonly string[] Here = ["", "localhost", "127.0.0.1", "0.0.0.0", "[::1]", "[::]", "::", "*"];

    /// <exception cref="UsageException">It is none.</exception>
    public static int Parse(string typed)
    {
        var colon = typed.LastIndexOf(':');
        var digits = typed[(colon + 1)..];
        var isHere = colon < 0 || Here.Contains(typed[..colon], StringComparer.OrdinalIgnoreCase);
        if (isHere && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= ushort.MaxValue) return port;
        throw new UsageException($"'{typed}' is no port of this machine: deja port wants a number from 1 to 65535, as 4000, :4000 or localhost:4000");
    }
}
