namespace Deja.Run.Kernels.CSharp;

/// <summary><c>csharp</c> blocks, run by a program of Deja's own that stands beside the command, on the .NET that is installed.</summary>
internal sealed class CSharpKernelKind : IKernelKind, ILoadsFiles
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "kernels", "csharp", "Deja.CSharp.dll");

    public IReadOnlyList<string> Languages { get; } = ["csharp"];

    public string? Missing(string language, KernelSettings settings) =>
        DotNet.Command is null ? ".NET is not installed; get the .NET 10 SDK from https://dot.net, on Debian and Ubuntu as the package dotnet-sdk-10.0"
        : !File.Exists(Program) ? $"the C# kernel is not where it belongs, {Program}; install Deja again"
        : Sandbox.Missing(settings);

    public IReadOnlyList<string> Files(string language, KernelSettings settings)
    {
        if (DotNet.Command is not { } dotnet || Path.GetDirectoryName(dotnet) is not { } root) return [];

        // Which runtime and SDK serve is decided by what these folders hold.
        return [Program, .. new[] { dotnet, Path.Combine(root, "shared", "Microsoft.NETCore.App"), Path.Combine(root, "sdk") }.Where(Path.Exists)];
    }

    public IEnumerable<(string Name, IReadOnlyList<string> Files)> Loads(string code, string folder) => DotNetFiles.Of(code, folder);

    public IKernel Start(string language, KernelSettings settings) => Missing(language, settings) is { } missing
        ? throw new KernelException(missing)
        : ProcessKernel.Start(DotNet.Command!, ["exec", Program], settings with { Tools = [Path.GetDirectoryName(Program)!] });
}
