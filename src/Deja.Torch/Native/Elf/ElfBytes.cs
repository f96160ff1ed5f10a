using System.Buffers.Binary;
using System.Text;

namespace Deja.Torch.Native.Elf;

/// <summary>A library's bytes. Every read and write is checked against their end, as offsets come from the file itself.</summary>
internal sealed class ElfBytes(byte[] bytes)
{
    private const int LongestName = 4096;

    public byte U8(ulong offset) => At(offset, 1)[0];

    public ushort U16(ulong offset) => BinaryPrimitives.ReadUInt16LittleEndian(At(offset, 2));

    public uint U32(ulong offset) => BinaryPrimitives.ReadUInt32LittleEndian(At(offset, 4));

    public ulong U64(ulong offset) => BinaryPrimitives.ReadUInt64LittleEndian(At(offset, 8));

    public void Write(ulong offset, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(At(offset, 2), value);

    public void Write(ulong offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(At(offset, 4), value);

    /// <summary>A name up to its zero byte.</summary>
    public string Text(ulong offset)
    {
        var rest = At(offset, 1, LongestName);
        var length = rest.IndexOf((byte)0);
        return length >= 0 ? Encoding.UTF8.GetString(rest[..length]) : throw new ElfException($"the name at byte {offset} has no end");
    }

    private Span<byte> At(ulong offset, ulong length, ulong atMost = 0)
    {
        var size = (ulong)bytes.Length;
        if (offset > size || length > size - offset) throw new ElfException($"it ends at byte {size}, and byte {offset} is referred to");
        return bytes.AsSpan((int)offset, (int)Math.Max(length, Math.Min(atMost, size - offset)));
    }
}
