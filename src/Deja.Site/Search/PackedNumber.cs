namespace Deja.Site.Search;

/// <summary>Numbers in sevens of bits, lowest first, as Protocol Buffers have them (protobuf.dev/programming-guides/encoding, "Base 128 Varints").</summary>
internal static class PackedNumber
{
    public const int MostBytes = 5;

    public static int Write(Span<byte> bytes, int number)
    {
        var length = 0;
        for (; number >= 0x80; number >>= 7) bytes[length++] = (byte)(number | 0x80);
        bytes[length++] = (byte)number;
        return length;
    }

    public static int Read(ReadOnlySpan<byte> bytes, out int taken)
    {
        var number = 0;
        for (taken = 0; ;)
        {
            var part = bytes[taken];
            number |= (part & 0x7F) << (7 * taken++);
            if (part < 0x80) return number;
        }
    }
}
