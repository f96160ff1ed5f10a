namespace Deja.Run.Kernels.FSharp;

/// <summary><c>fsharp</c> blocks, run by F# Interactive of the newest .NET SDK that is installed.</summary>
internal sealed class FSharpKernelKind : IKernelKind, ILoadsFiles
{
    private const string Hooks = "DOTNET_STARTUP_HOOKS";

    // Without the command before it, which only looks for it.
    private static string? Interactive => DotNet.OfSdk(Path.Combine("FSharp", "fsi.dll"));

    public IReadOnlyList<string> Languages { get; } = ["fsharp"];

    public string? Missing(string language, KernelSettings settings) => Interactive is null
        ? $"{(DotNet.Command is null ? ".NET is not installed" : "F# is part of the .NET SDK, and only .NET's runtime is installed")}; get the .NET 10 SDK from https://dot.net, on Debian and Ubuntu as the package dotnet-sdk-10.0"
        : Sandbox.Missing(settings);

    public IReadOnlyList<string> Files(string language, KernelSettings settings) => Interactive is { } file ? [DotNet.Command!, file] : [];

    public IEnumerable<(string Name, IReadOnlyList<string> Files)> Loads(string code, string folder) => DotNetFiles.Of(code, folder);

    public IKernel Start(string language, KernelSettings settings)
    {
        var file = Interactive ?? throw new KernelException(Missing(language, settings)!);
        var files = new KernelFolder();
        try
        {
            var environment = new Dictionary<string, string?>(settings.Environment)
            {
                [Hooks] = FSharpWorker.Put(files, Path.GetDirectoryName(file)!),
                ["DEJA_STARTUP_HOOKS"] = Environment.GetEnvironmentVariable(Hooks),
            };
            return ProcessKernel.Start(DotNet.Command!, ["exec", file], settings with { Environment = environment }, files);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }
}
