using System.Buffers.Binary;
using System.Numerics;

namespace Deja.Site.Search;

/// <summary>CRC-32C (RFC 3720, 12.1): tells apart what was written, and guards against nobody.</summary>
internal static class CheckSum
{
    public static uint Of(ReadOnlySpan<byte> bytes, uint sum = 0)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var b in bytes) sum = BitOperations.Crc32C(sum, b);
        return sum;
    }
}
