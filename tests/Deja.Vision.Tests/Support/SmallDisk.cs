using System.Diagnostics;
using System.Globalization;

namespace Deja.Vision.Tests.Support;

/// <summary>A disk in memory of a few megabytes.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("deja-vision-disk-");
    private bool _isMounted;

    private SmallDisk()
    {
    }

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public IReadOnlyList<string> Files => [.. _folder.EnumerateFiles().Select(f => f.Name).Order(StringComparer.Ordinal)];

    /// <summary>Only root may mount; for others, and in a container that may not either, the test is skipped.</summary>
    public static SmallDisk Mount(int megabytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root on Linux can make a small disk");
        var disk = new SmallDisk();
        disk._isMounted = Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "none", disk._folder.FullName) == 0;
        if (disk._isMounted) return disk;
        disk.Dispose();
        Assert.Skip("this machine doesn't let mount");
        return disk;
    }

    public void Dispose()
    {
        if (_isMounted) Run("umount", _folder.FullName);
        _folder.Delete(true);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
