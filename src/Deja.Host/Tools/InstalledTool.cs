using Deja.Host.Children;

namespace Deja.Host.Tools;

/// <summary>Whether a tool can be run on this machine.</summary>
public static class InstalledTool
{
    /// <summary>The file that a name on PATH, or a path, leads to; null where there is none that can be run.</summary>
    public static string? Find(string name) => CommandPath.Find(name, out _);
}
