using Deja.Host.Files;

namespace Deja.Host.Folders;

/// <summary>Folders that only their user may look into.</summary>
public static class PrivateFolder
{
    /// <summary>For the user alone: 0700.</summary>
    public const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>
    /// Makes a folder, and those above it, where they are missing. One that is there keeps its permissions: its user may have shared it on purpose.
    /// </summary>
    /// <returns>The same path.</returns>
    /// <exception cref="HostException">It can't be made.</exception>
    public static string Make(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
            else MakeUnix(path);
            return path;
        }
        catch (Exception e) when (Refusal.Is(e))
        {
            throw new HostException($"can't make the folder '{path}': {e.Message}", e);
        }
    }

    // The mode given to CreateDirectory holds for the last folder alone; "~/.local" made by us should be as private.
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void MakeUnix(string path)
    {
        if (Directory.Exists(path)) return;
        if (Path.GetDirectoryName(path) is { Length: > 0 } parent) MakeUnix(parent);
        Directory.CreateDirectory(path, Mode);
    }
}
