namespace Deja.Torch.Native.Elf;

/// <summary>What a library imports.</summary>
internal sealed class ElfSymbols(ElfImage image)
{
    private const ulong StringTable = 5, SymbolTable = 6, StringSize = 10, GnuHash = 0x6ffffef5, SymbolVersions = 0x6ffffff0;
    private const ulong EntrySize = 24;

    // Beside a version's number: the symbol is no default one.
    private const ushort Hidden = 0x8000;

    /// <summary>
    /// The imported symbols. In the table they stand before all that the hash table finds, which is only what the library itself defines: its
    /// second field is where those begin. Relocations refer to a symbol by its place, so its name may be changed.
    /// </summary>
    /// <seealso href="https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html"/>
    public IEnumerable<ElfSymbol> Imported()
    {
        var (table, versions) = (image.OffsetOf(image[SymbolTable]), image.OffsetOf(image[SymbolVersions]));
        var firstDefined = image.Bytes.U32(image.OffsetOf(image[GnuHash]) + 4);
        for (ulong i = 1; i < firstDefined; i++)
        {
            var (entry, version) = (table + (i * EntrySize), versions + (i * 2));
            var section = image.Bytes.U16(entry + 6);
            var name = image.Bytes.U32(entry);
            if (section == 0) yield return new(Name(name), name, (ushort)(image.Bytes.U16(version) & ~Hidden), entry, version);
        }
    }

    /// <summary>A name of the string table.</summary>
    public string Name(uint name)
    {
        if (name >= image[StringSize]) throw new ElfException($"the name at {name} is beyond the string table's {image[StringSize]} bytes");
        return image.Bytes.Text(image.OffsetOf(image[StringTable] + name));
    }

    /// <summary>Has an import stand for another function: relocations that ask for the one get the other.</summary>
    public void Bind(ElfSymbol symbol, ElfSymbol to)
    {
        image.Bytes.Write(symbol.Entry, to.NameAt);
        image.Bytes.Write(symbol.VersionEntry, to.Version);
    }
}
