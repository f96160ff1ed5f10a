using System.Net;

namespace Deja.Host.Ports;

/// <summary>Addresses as systems hand them out.</summary>
internal static class SocketAddresses
{
    /// <summary>From 4 or 16 bytes in the network's order. IPv4 inside of IPv6 becomes what it means.</summary>
    /// <param name="bytes">The address.</param>
    /// <param name="scope">The number of the interface that a link-local address is meant on.</param>
    public static IPAddress Of(ReadOnlySpan<byte> bytes, uint scope = 0)
    {
        var address = new IPAddress(bytes);
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.IsIPv6LinkLocal) address.ScopeId = scope;
        return address;
    }
}
