namespace Deja.Torch.Native.Elf;

/// <summary>A symbol that a library imports.</summary>
/// <param name="Name">As the linker knows it.</param>
/// <param name="NameAt">Where its name stands in the string table.</param>
/// <param name="Version">The number of the version it must have; 0 and 1 for none.</param>
/// <param name="Entry">Where its entry stands in the file.</param>
/// <param name="VersionEntry">Where its version's number stands in the file.</param>
internal readonly record struct ElfSymbol(string Name, uint NameAt, ushort Version, ulong Entry, ulong VersionEntry);
