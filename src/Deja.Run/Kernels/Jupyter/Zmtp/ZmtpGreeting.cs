using System.Buffers.Binary;
using System.Text;

namespace Deja.Run.Kernels.Jupyter.Zmtp;

/// <summary>What two sides of ZMTP tell each other before the first message: rfc.zeromq.org/spec/23, with the mechanism NULL.</summary>
internal static class ZmtpGreeting
{
    public const int Size = 64;

    /// <summary>The first 64 bytes: signature, version 3.0, mechanism, not a server.</summary>
    // 3.0 and not 3.1: the other side then sends no PING, and takes a subscription as a message.
    public static byte[] Bytes()
    {
        var greeting = new byte[Size];
        (greeting[0], greeting[9], greeting[10]) = (0xFF, 0x7F, 3);
        "NULL"u8.CopyTo(greeting.AsSpan(12));
        return greeting;
    }

    /// <summary>Why the other side's greeting is none that can be answered; null when it is.</summary>
    public static string? Problem(ReadOnlySpan<byte> greeting)
    {
        if (greeting[0] != 0xFF || (greeting[9] & 1) == 0) return "it does not speak ZeroMQ";
        if (greeting[10] < 3) return $"it speaks ZMTP {greeting[10]}, which is older than 3.0";
        return greeting.Slice(12, 20).TrimEnd((byte)0).SequenceEqual("NULL"u8) ? null : "it wants an encrypted connection";
    }

    /// <summary>The command READY, by which a side tells what it is.</summary>
    public static byte[] Ready(ZmtpKind kind, string identity)
    {
        using var body = new MemoryStream();
        Name(body, "READY");
        Property(body, "Socket-Type", kind == ZmtpKind.Dealer ? "DEALER" : "SUB");
        if (identity.Length > 0) Property(body, "Identity", identity);
        return body.ToArray();
    }

    /// <summary>Why the other side's command is no READY; null when it is one.</summary>
    public static string? Refusal(ReadOnlySpan<byte> command)
    {
        if (command.Length > 5 && command[0] == 5 && command[1..].StartsWith("READY"u8)) return null;
        return command.Length > 6 && command[1..].StartsWith("ERROR"u8) ? $"it refuses: {Encoding.UTF8.GetString(command[7..])}" : "it is not ready";
    }

    private static void Property(MemoryStream body, string name, string value)
    {
        Name(body, name);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        body.Write(length);
        body.Write(Encoding.ASCII.GetBytes(value));
    }

    private static void Name(MemoryStream body, string name)
    {
        body.WriteByte((byte)name.Length);
        body.Write(Encoding.ASCII.GetBytes(name));
    }
}
