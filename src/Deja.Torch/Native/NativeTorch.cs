using System.Runtime.InteropServices;
using Deja.Torch.Native.Elf;
using TorchSharp;

namespace Deja.Torch.Native;

/// <summary>
/// libtorch in this process. On Linux its parts are loaded first, then TorchSharp's own library: the package's where the system can load it, else a copy that does without the newest C++ runtime
/// (<see cref="RuntimePatch"/>). TorchSharp, which asks by name, is then given what is loaded. Elsewhere TorchSharp does it all.
/// </summary>
public static class NativeTorch
{
    private static readonly Lazy<string?> Loaded = new(LoadOnce);

    /// <summary>The file of TorchSharp's library that was loaded: the package's or the copy; null where TorchSharp looked for it itself. Asking for it loads it.</summary>
    public static string? Library => Loaded.Value;

    /// <summary>Loads it; a second call does nothing. To be called before anything else of TorchSharp: when its own loading failed once, it fails until the process ends.</summary>
    /// <exception cref="NativeTorchException">It can't be loaded.</exception>
    public static void Load() => _ = Loaded.Value;

    private static string? LoadOnce()
    {
        var platform = RuntimeInformation.ProcessArchitecture;
        if (OperatingSystem.IsLinux() && platform != Architecture.X64)
            throw new NativeTorchException($"TorchSharp has no library for Linux on {platform}: it has them for x64, for Windows on x64, and for macOS on arm64.");
        var library = OperatingSystem.IsLinux() ? TorchFiles.Find(TorchFiles.Binding) : null;
        if (library is not null)
        {
            foreach (var part in TorchFiles.Parts)
                LoadFile(TorchFiles.Find(part) ?? throw new NativeTorchException($"{part} isn't there: reference the package libtorch-cpu-linux-x64 (dotnet add package libtorch-cpu-linux-x64)."));
            library = LoadBinding(library, PrivateCopy.OfUser);
        }

        try
        {
            torch.InitializeDeviceType(DeviceType.CPU);
        }
        catch (TypeInitializationException e)
        {
            throw new NativeTorchException(library is not null
                ? "TorchSharp was used before NativeTorch.Load(), could not load its library then, and does not try again: call NativeTorch.Load() before anything else of it."
                : $"{(OperatingSystem.IsLinux() ? $"{TorchFiles.Binding} is neither beside the program nor where NuGet keeps it, and TorchSharp can't load its library" : "TorchSharp can't load its library")}: {e.GetBaseException().Message} Restore the packages TorchSharp and libtorch-cpu of this platform anew.", e);
        }

        return library;
    }

    /// <summary>Loads TorchSharp's library, or the copy of it that loads here, and gives which.</summary>
    internal static string LoadBinding(string library, Func<PrivateCopy> copies)
    {
        // Whether the runtime is new enough is asked of the loader: it knows which one this process has.
        try
        {
            NativeLibrary.Load(library);
            return library;
        }
        catch (DllNotFoundException e) when (e.Message.Contains(RuntimePatch.Version, StringComparison.Ordinal))
        {
            library = CopyOf(library, copies());
        }
        catch (DllNotFoundException e)
        {
            throw Refused(library, e);
        }

        LoadFile(library);
        return library;
    }

    /// <summary>The path of the library's copy that needs no new C++ runtime.</summary>
    internal static string CopyOf(string library, PrivateCopy copies)
    {
        try
        {
            var original = File.ReadAllBytes(library);
            return copies.Place(library, original, RuntimePatch.Apply(original));
        }
        catch (ElfException e)
        {
            throw new NativeTorchException($"The C++ runtime of this system lacks {RuntimePatch.Version}, and {library} can't be made to do without it: {e.Message}. Install a libstdc++ of GCC 13 or newer.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NativeTorchException($"The C++ runtime of this system lacks {RuntimePatch.Version}, and the copy of {library} that does without can't be written: {e.Message} Set XDG_CACHE_HOME to a folder that can be.", e);
        }
    }

    private static void LoadFile(string file)
    {
        try
        {
            NativeLibrary.Load(file);
        }
        catch (DllNotFoundException e)
        {
            throw Refused(file, e);
        }
    }

    private static NativeTorchException Refused(string file, Exception e) => new($"{file} is there, but the system can't load it: {e.Message}. It needs glibc, so not Alpine's musl, and a folder that programs may be run from, so none mounted noexec; when it is cut off, restore its package anew.", e);
}
