namespace Deja.Torch.Native.Elf;

/// <summary>A version of another library that must be there.</summary>
/// <param name="Version">Its name, such as <c>GLIBCXX_3.4.32</c>.</param>
/// <param name="Index">The number that symbols name it by.</param>
/// <param name="FlagsAt">Where its flags stand in the file.</param>
internal readonly record struct ElfVersionNeed(string Version, ushort Index, ulong FlagsAt)
{
    private const ulong NeedTable = 0x6ffffffe, NeedCount = 0x6fffffff;

    // The loader says nothing when a version with this flag is missing.
    private const ushort Weak = 2;

    /// <summary>All that a library needs.</summary>
    public static IEnumerable<ElfVersionNeed> Of(ElfImage image, ElfSymbols symbols)
    {
        var bytes = image.Bytes;
        var (file, files) = (image.OffsetOf(image[NeedTable]), image[NeedCount]);
        for (ulong step = 1; files > 0 && step > 0; files--, file += step)
        {
            var (versions, version) = (bytes.U16(file + 2), file + bytes.U32(file + 8));
            for (ulong next = 1; versions > 0 && next > 0; versions--, version += next)
            {
                yield return new(symbols.Name(bytes.U32(version + 8)), bytes.U16(version + 6), version + 4);
                next = bytes.U32(version + 12);
            }

            step = bytes.U32(file + 12);
        }
    }

    /// <summary>Has the loader go on where the version is missing.</summary>
    public void MakeWeak(ElfBytes bytes) => bytes.Write(FlagsAt, (ushort)(bytes.U16(FlagsAt) | Weak));
}
