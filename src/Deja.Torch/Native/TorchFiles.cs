using TorchSharp;

namespace Deja.Torch.Native;

/// <summary>Where the native files of TorchSharp and libtorch stand on x86-64 Linux.</summary>
internal static class TorchFiles
{
    /// <summary>TorchSharp's own library, which calls libtorch.</summary>
    public const string Binding = "libLibTorchSharp.so";

    private const string Platform = "linux-x64";

    // The version that this TorchSharp is made for; Directory.Packages.props has the same.
    private const string LibTorchVersion = "2.10.0";

    /// <summary>libtorch's parts, each after those it needs. The loader takes a library that is loaded for one of its name, so they may stand apart from what needs them.</summary>
    public static readonly string[] Parts = ["libc10.so", "libtorch_cpu.so", "libtorch.so"];

    /// <summary>The path of a file; null where it isn't in any folder that it can be in.</summary>
    public static string? Find(string name) => Folders().Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Folders()
    {
        // What the host read from the program's deps.json.
        var known = (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var assembly = Beside();
        // A script host loads assemblies where NuGet has them: …/torchsharp/0.107.0/lib/net8.0/.
        var package = Path.GetFullPath(Path.Combine(assembly, "..", ".."));
        var packages = Path.GetFullPath(Path.Combine(package, "..", ".."));
        return [
            .. known,
            assembly,
            Native(assembly),
            AppContext.BaseDirectory,
            Native(AppContext.BaseDirectory),
            Native(package),
            Native(Path.Combine(packages, "libtorch-cpu-" + Platform, LibTorchVersion)),
        ];
    }

    // No member of torch may be touched: it would load the library itself.
    private static string Beside() => Path.GetDirectoryName(typeof(torch).Assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;

    private static string Native(string folder) => Path.Combine(folder, "runtimes", Platform, "native");
}
