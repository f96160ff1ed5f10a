using Deja.Host.Tools;

namespace Deja.Run.Kernels.PowerShell;

/// <summary><c>powershell</c> blocks, run by PowerShell 7 (<c>pwsh</c>).</summary>
internal sealed class PowerShellKernelKind : IKernelKind
{
    private static readonly Lazy<string> Worker = new(() => EmbeddedProgram.Read("powershell/worker.ps1"));

    public IReadOnlyList<string> Languages { get; } = ["powershell"];

    public string? Missing(string language, KernelSettings settings) => InstalledTool.Find("pwsh") is null
        ? "PowerShell 7 is not installed; with the .NET SDK: dotnet tool install --global PowerShell, elsewhere from https://aka.ms/powershell"
        : Sandbox.Missing(settings);

    public IReadOnlyList<string> Files(string language, KernelSettings settings) => InstalledTool.Find("pwsh") is { } file ? [file] : [];

    public IKernel Start(string language, KernelSettings settings)
    {
        var file = InstalledTool.Find("pwsh") ?? throw new KernelException(Missing(language, settings)!);
        var environment = new Dictionary<string, string?>(settings.Environment) { ["POWERSHELL_TELEMETRY_OPTOUT"] = "1", ["POWERSHELL_UPDATECHECK"] = "Off", ["NO_COLOR"] = "1" };

        // The script in one word; what follows it are its arguments.
        return ProcessKernel.Start(file, ["-NoLogo", "-NoProfile", "-NonInteractive", "-CommandWithArgs", $"& {{ {Worker.Value} }} $args[0] $args[1]"], settings with { Environment = environment });
    }
}
