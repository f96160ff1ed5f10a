using Deja.Torch.Native.Elf;

namespace Deja.Torch.Native;

/// <summary>
/// Has TorchSharp's library do without the C++ runtime of GCC 13.
/// <para>
/// Compiled by GCC 13, whatever includes <c>&lt;iostream&gt;</c> asks for <c>std::ios_base_library_init()</c> of GLIBCXX_3.4.32. It is there so that a program isn't run with an older
/// runtime, which doesn't set up <c>std::cout</c> by itself; the function does nothing, and libraries compiled by older compilers, as libtorch's are, set the streams up anyway. It is the one
/// symbol of that version that TorchSharp needs, so Debian 12, Ubuntu 22.04 and RHEL 9 lack nothing but a name.
/// </para>
/// In a copy of the library the need for the version is marked weak, and the symbol is bound to another import that does nothing.
/// </summary>
/// <seealso href="https://gcc.gnu.org/gcc-13/changes.html"/>
internal static class RuntimePatch
{
    /// <summary>The version that older runtimes lack.</summary>
    public const string Version = "GLIBCXX_3.4.32";

    private const string Missing = "_ZSt21ios_base_library_initv";

    // std::chrono::steady_clock::now(): no argument, no effect, and what it returns nobody takes.
    private const string Harmless = "_ZNSt6chrono3_V212steady_clock3nowEv";

    /// <summary>The bytes of the copy; those of the library stay as they are.</summary>
    /// <exception cref="ElfException">It isn't the library this was made for: nothing is changed on a guess.</exception>
    public static byte[] Apply(byte[] library)
    {
        var copy = (byte[])library.Clone();
        var image = new ElfImage(copy);
        var symbols = new ElfSymbols(image);
        var needs = ElfVersionNeed.Of(image, symbols).Where(n => n.Version == Version).ToList();
        if (needs.Count != 1) throw new ElfException($"it needs {Version} {needs.Count} times, not once");
        var imported = symbols.Imported().ToList();
        var lacking = imported.Where(s => s.Version == needs[0].Index).ToList();
        if (lacking.Count != 1 || lacking[0].Name != Missing)
            throw new ElfException($"of {Version} it needs {string.Join(", ", lacking.Select(s => s.Name).DefaultIfEmpty("nothing"))}, not {Missing} alone");
        var harmless = imported.Where(s => s.Name == Harmless).ToList();
        if (harmless.Count != 1) throw new ElfException($"it doesn't import {Harmless}");
        needs[0].MakeWeak(image.Bytes);
        symbols.Bind(lacking[0], harmless[0]);
        return copy;
    }
}
