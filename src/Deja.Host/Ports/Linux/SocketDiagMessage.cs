using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;
using Deja.Host.Processes;

namespace Deja.Host.Ports.Linux;

/// <summary>The bytes of a question about sockets and of its answers: sock_diag(7), linux/inet_diag.h. Numbers are the machine's own, ports and addresses the network's.</summary>
internal static class SocketDiagMessage
{
    /// <summary>AF_INET and AF_INET6.</summary>
    public const byte IPv4 = 2;
    public const byte IPv6 = 10;

    private const int HeaderSize = 16; // struct nlmsghdr
    private const int RequestSize = HeaderSize + 56; // struct inet_diag_req_v2
    private const int AnyFamilyRequestSize = HeaderSize + 60; // struct inet_diag_req
    private const int MessageSize = 72; // struct inet_diag_msg
    private const int AttributeHeaderSize = 4; // struct rtattr

    private const ushort AnyFamily = 18; // TCPDIAG_GETSOCK
    private const ushort ByFamily = 20; // SOCK_DIAG_BY_FAMILY
    private const ushort RequestAll = 0x1 | 0x300; // NLM_F_REQUEST | NLM_F_DUMP
    private const ushort Error = 2; // NLMSG_ERROR
    private const ushort Done = 3; // NLMSG_DONE
    private const ushort OnlyIPv6 = 11; // INET_DIAG_SKV6ONLY

    /// <summary>The states of sockets to ask for, a bit each: TCPF_BOUND_INACTIVE, which is told from Linux 6.8 on, and all others.</summary>
    public const uint OnlyBound = 1 << 13;
    public const uint Others = ~OnlyBound;

    /// <summary>Asks for the sockets of a port.</summary>
    public static byte[] Request(byte family, Transport transport, int port, bool isRemote, uint states)
    {
        var bytes = Begin(ByFamily, RequestSize);
        bytes[HeaderSize] = family;
        bytes[HeaderSize + 1] = transport == Transport.Tcp ? (byte)6 : (byte)17;
        MemoryMarshal.Write(bytes.AsSpan(HeaderSize + 4), states);

        // The kernel leaves out sockets of other ports (inet_diag_dump_icsk, udp_dump), so that nothing but the answer is copied.
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(HeaderSize + (isRemote ? 10 : 8)), (ushort)port);
        return bytes;
    }

    /// <summary>
    /// Asks for the TCP sockets of a port in both families at once, in the older form: by the newer one the kernel goes through its table of
    /// connections, which has place for hundreds of thousands however few there are, for each family.
    /// </summary>
    public static byte[] RequestAnyFamily(int port, bool isRemote, uint states)
    {
        var bytes = Begin(AnyFamily, AnyFamilyRequestSize);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(HeaderSize + (isRemote ? 6 : 4)), (ushort)port);
        MemoryMarshal.Write(bytes.AsSpan(HeaderSize + 52), states);
        return bytes;
    }

    private static byte[] Begin(ushort question, int size)
    {
        var bytes = new byte[size];
        MemoryMarshal.Write(bytes, size);
        MemoryMarshal.Write(bytes.AsSpan(4), question);
        MemoryMarshal.Write(bytes.AsSpan(6), RequestAll);
        return bytes;
    }

    /// <summary>Takes the sockets from a part of the answer.</summary>
    /// <param name="part">What one read gave.</param>
    /// <param name="sockets">Get added to.</param>
    /// <returns>Whether more parts follow; null when the kernel refused.</returns>
    public static bool? Take(ReadOnlySpan<byte> part, List<PortSocket> sockets)
    {
        while (part.Length >= HeaderSize)
        {
            var length = MemoryMarshal.Read<int>(part);
            if (length < HeaderSize || length > part.Length) return null;
            switch (MemoryMarshal.Read<ushort>(part[4..]))
            {
                case Done:
                    return false;
                case Error:
                    return null;
                case ByFamily or AnyFamily when length >= HeaderSize + MessageSize:
                    sockets.Add(SocketOf(part[HeaderSize..length]));
                    break;
            }

            part = part[Math.Min(part.Length, Aligned(length))..];
        }

        return true;
    }

    private static PortSocket SocketOf(ReadOnlySpan<byte> message)
    {
        var family = message[0];
        var scope = MemoryMarshal.Read<uint>(message[40..]);
        var local = EndOf(family, message[8..], BinaryPrimitives.ReadUInt16BigEndian(message[4..]), scope);
        var remote = EndOf(family, message[24..], BinaryPrimitives.ReadUInt16BigEndian(message[6..]), scope);
        var inode = MemoryMarshal.Read<uint>(message[68..]);
        return new PortSocket(local, remote.Port == 0 ? null : remote, LinuxStates.Of(message[1]))
        {
            TakesBoth = family == IPv6 ? TakesBoth(message[MessageSize..]) : null,
            User = inode == 0 ? null : UnixUsers.Of(MemoryMarshal.Read<uint>(message[64..])),
            Sight = inode == 0 ? OwnerSight.None : OwnerSight.Seen,
            Inode = inode,
        };
    }

    private static IPEndPoint EndOf(byte family, ReadOnlySpan<byte> address, int port, uint scope) => new(SocketAddresses.Of(address[..(family == IPv6 ? 16 : 4)], scope), port);

    private static bool? TakesBoth(ReadOnlySpan<byte> attributes)
    {
        while (attributes.Length > AttributeHeaderSize)
        {
            var length = MemoryMarshal.Read<ushort>(attributes);
            if (MemoryMarshal.Read<ushort>(attributes[2..]) == OnlyIPv6) return attributes[AttributeHeaderSize] == 0;
            if (length < AttributeHeaderSize) break;
            attributes = attributes[Math.Min(attributes.Length, Aligned(length))..];
        }

        return null;
    }

    private static int Aligned(int length) => (length + 3) & ~3;
}
