using System.Buffers.Binary;

namespace Deja.Run.Kernels.Jupyter.Zmtp;

/// <summary>A piece of a message, or a command, as it goes over the wire: flags, length, body.</summary>
/// <param name="Flags">Of <see cref="More"/>, <see cref="Long"/>, <see cref="Command"/>.</param>
/// <param name="Body">What it carries.</param>
internal readonly record struct ZmtpFrame(byte Flags, byte[] Body)
{
    public const byte More = 1;
    public const byte Long = 2;
    public const byte Command = 4;

    // A message that would fill the memory is a mistake of the other side.
    private const ulong MostBytes = 1UL << 29;

    public bool HasMore => (Flags & More) != 0;

    public bool IsCommand => (Flags & Command) != 0;

    /// <summary>Reads one.</summary>
    /// <exception cref="IOException">The connection is at its end, or this is no frame.</exception>
    public static ZmtpFrame Read(Stream stream)
    {
        Span<byte> head = stackalloc byte[8];
        stream.ReadExactly(head[..1]);
        var flags = head[0];
        var size = (flags & Long) != 0 ? 8 : 1;
        stream.ReadExactly(head[..size]);
        var length = size == 8 ? BinaryPrimitives.ReadUInt64BigEndian(head) : head[0];
        if (length > MostBytes) throw new IOException($"a message of {length} bytes is longer than any that is read");
        var body = new byte[length];
        stream.ReadExactly(body);
        return new ZmtpFrame(flags, body);
    }

    /// <summary>Writes one.</summary>
    public static void Write(Stream stream, ReadOnlySpan<byte> body, byte flags)
    {
        if (body.Length <= byte.MaxValue)
        {
            stream.WriteByte(flags);
            stream.WriteByte((byte)body.Length);
        }
        else
        {
            stream.WriteByte((byte)(flags | Long));
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(length, body.Length);
            stream.Write(length);
        }

        stream.Write(body);
    }
}
