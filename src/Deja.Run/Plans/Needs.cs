using System.Net.NetworkInformation;
using Deja.Host.Tools;

namespace Deja.Run.Plans;

/// <summary>Whether this machine has what <c>needs</c> names, but for the modules of languages, which those tell.</summary>
public static class Needs
{
    private static readonly Dictionary<string, Func<bool>> Systems = new(StringComparer.OrdinalIgnoreCase)
    {
        ["linux"] = OperatingSystem.IsLinux,
        ["macos"] = OperatingSystem.IsMacOS,
        ["windows"] = OperatingSystem.IsWindows,
        ["unix"] = () => !OperatingSystem.IsWindows(),
        ["net"] = NetworkInterface.GetIsNetworkAvailable,
        ["gpu"] = HasGpu,
    };

    /// <summary>The words that are no tool's name.</summary>
    public static IEnumerable<string> Words => Systems.Keys;

    /// <summary>What is missing, in a sentence; null where all is there.</summary>
    public static string? Missing(IEnumerable<string> needs)
    {
        foreach (var need in needs)
        {
            if (ModuleNeed.Of(need) is not null) continue;
            if (Systems.TryGetValue(need, out var has))
            {
                if (!has()) return $"it needs {Told(need)}";
            }
            else if (InstalledTool.Find(need) is null)
            {
                return $"it needs '{need}', which is in no folder of PATH";
            }
        }

        return null;
    }

    private static string Told(string need) => need switch
    {
        "net" => "a network, and this machine has none",
        "gpu" => "a graphics processor, and this machine has none that is known",
        _ => need,
    };

    // The devices that NVIDIA's and AMD's drivers make; macOS has Metal on every machine that runs .NET 10.
    private static bool HasGpu() => OperatingSystem.IsMacOS() || File.Exists("/dev/nvidia0") || File.Exists("/dev/kfd") || (OperatingSystem.IsWindows() && InstalledTool.Find("nvidia-smi") is not null);
}
