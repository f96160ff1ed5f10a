using System.Runtime.InteropServices;
using Deja.Host.Files;

namespace Deja.Host.Tools;

/// <summary>What this machine runs on, as its users name it.</summary>
public static class SystemName
{
    /// <summary>Such as <c>Debian GNU/Linux 12 (bookworm), x64</c>.</summary>
    public static string Told => $"{Release() ?? RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    // os-release(5)
    private static string? Release()
    {
        try
        {
            const string Key = "PRETTY_NAME=";
            return File.ReadLines("/etc/os-release").FirstOrDefault(l => l.StartsWith(Key, StringComparison.Ordinal))?[Key.Length..].Trim('"', '\'');
        }
        catch (Exception e) when (Refusal.Is(e))
        {
            return null;
        }
    }
}
