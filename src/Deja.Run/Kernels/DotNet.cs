using Deja.Host.Tools;

namespace Deja.Run.Kernels;

/// <summary>The .NET that is installed.</summary>
internal static class DotNet
{
    /// <summary>The command's own file; null where there is none.</summary>
    // The one on PATH may be a link; what belongs to it stands beside what it points to.
    public static string? Command => InstalledTool.Find("dotnet") is { } found ? File.ResolveLinkTarget(found, returnFinalTarget: true)?.FullName ?? found : null;

    /// <summary>The folder that holds its SDKs, one folder each; null where there is none.</summary>
    public static string? Sdks => Command is { } command && Path.Combine(Path.GetDirectoryName(command)!, "sdk") is var folder && Directory.Exists(folder) ? folder : null;

    /// <summary>A file of the newest SDK that has it; null where none has.</summary>
    /// <param name="name">Its path from the SDK's folder.</param>
    public static string? OfSdk(string name) => Sdks is not { } folder ? null : Directory.EnumerateDirectories(folder)
        .Select(sdk => (File: Path.Combine(sdk, name), Name: Path.GetFileName(sdk)))
        .Where(sdk => File.Exists(sdk.File))
        .MaxBy(sdk => (Number(sdk.Name), IsRelease: !sdk.Name.Contains('-', StringComparison.Ordinal), sdk.Name)).File;

    // "10.0.401", "11.0.100-preview.2.26159.112"
    private static Version Number(string sdk) => Version.TryParse(sdk.Split('-')[0], out var number) ? number : new Version();
}
