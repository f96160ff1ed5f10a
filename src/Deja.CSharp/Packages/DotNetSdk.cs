using Deja.CSharp.Sessions;

namespace Deja.CSharp.Packages;

/// <summary>The SDK that restores packages and builds projects.</summary>
/// <param name="Program">The <c>dotnet</c> command.</param>
/// <param name="Version">What it is restored by: part of the cache's key.</param>
internal sealed record DotNetSdk(string Program, string Version)
{
    /// <summary>The one beside the .NET that runs this.</summary>
    /// <exception cref="FaultException">There is only a runtime.</exception>
    public static DotNetSdk Find()
    {
        // …/dotnet/shared/Microsoft.NETCore.App/10.0.1/
        var root = Path.GetFullPath(Path.Combine(FrameworkReferences.Folder, "..", "..", ".."));
        var versions = Path.Combine(root, "sdk") is var folder && Directory.Exists(folder) ? Directory.GetDirectories(folder).Select(Path.GetFileName).Where(n => char.IsAsciiDigit(n![0])).ToList() : [];
        return versions.Count == 0
            ? throw new FaultException($"Packages and projects need the .NET SDK; {root} holds a runtime alone. Install it from https://dot.net, or by your system's package dotnet-sdk-{Environment.Version.Major}.0.")
            : new(Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"), string.Join('+', versions.Order(StringComparer.Ordinal)));
    }
}
