namespace Deja.Torch.Native.Elf;

/// <summary>
/// A shared library for x86-64 Linux, as the system's loader sees it: segments that are mapped, and the table that tells where the rest is.
/// Section headers are not looked at: the loader doesn't either, and stripped files lack them.
/// </summary>
/// <seealso href="https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.pheader.html"/>
internal sealed class ElfImage
{
    private const uint Magic = 0x464c457f;
    private const byte Is64Bit = 2, IsLittleEndian = 1;
    private const ushort SharedObject = 3, X64 = 62;
    private const uint Mapped = 1, DynamicTable = 2;
    private const ulong ProgramHeaderSize = 56, DynamicEntrySize = 16;

    private readonly List<(ulong Address, ulong Offset, ulong Size)> _segments = [];
    private readonly Dictionary<ulong, ulong> _dynamic = [];

    /// <exception cref="ElfException">It is something else.</exception>
    public ElfImage(byte[] bytes)
    {
        Bytes = new(bytes);
        if (Bytes.U32(0) != Magic || Bytes.U8(4) != Is64Bit || Bytes.U8(5) != IsLittleEndian || Bytes.U16(16) != SharedObject || Bytes.U16(18) != X64)
            throw new ElfException("it isn't a shared library for x86-64 Linux");
        if (Bytes.U16(54) != ProgramHeaderSize) throw new ElfException($"its program headers have {Bytes.U16(54)} bytes");
        var (table, count) = (Bytes.U64(32), Bytes.U16(56));
        for (ulong i = 0; i < count; i++)
            ReadHeader(table + (i * ProgramHeaderSize));
    }

    /// <summary>The file.</summary>
    public ElfBytes Bytes { get; }

    /// <summary>What the dynamic table says for a tag.</summary>
    /// <exception cref="ElfException">Nothing.</exception>
    public ulong this[ulong tag] => _dynamic.TryGetValue(tag, out var value) ? value : throw new ElfException($"its dynamic table has no entry 0x{tag:x}");

    /// <summary>Where in the file that stands which is mapped to an address.</summary>
    public ulong OffsetOf(ulong address)
    {
        foreach (var (start, offset, size) in _segments)
        {
            if (address >= start && address - start < size) return offset + (address - start);
        }

        throw new ElfException($"nothing is mapped to the address 0x{address:x}");
    }

    private void ReadHeader(ulong header)
    {
        var (kind, offset, address, size) = (Bytes.U32(header), Bytes.U64(header + 8), Bytes.U64(header + 16), Bytes.U64(header + 32));
        if (kind == Mapped) _segments.Add((address, offset, size));
        if (kind != DynamicTable) return;
        for (ulong at = 0; at < size; at += DynamicEntrySize)
        {
            var tag = Bytes.U64(offset + at);
            if (tag == 0) return;
            _dynamic[tag] = Bytes.U64(offset + at + 8);
        }
    }
}
