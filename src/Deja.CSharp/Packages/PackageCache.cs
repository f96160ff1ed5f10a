using System.Diagnostics;
using System.Runtime.InteropServices;
using Deja.CSharp.Sessions;

namespace Deja.CSharp.Packages;

/// <summary>Restored sets of packages in the user's cache, one folder each. Several processes may ask for the same one at once.</summary>
internal static class PackageCache
{
    private static readonly TimeSpan FloatingAge = TimeSpan.FromDays(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>The files of a set, restored where they aren't yet.</summary>
    /// <exception cref="FaultException">They can't be had: what the feed said.</exception>
    public static RestoredFiles Get(PackageSet set, Action<string> progress, CancellationToken stop)
    {
        var sdk = DotNetSdk.Find();
        var platform = RuntimeInformation.RuntimeIdentifier;
        var folder = Path.Combine(Folder(), set.Key(sdk.Version, platform));
        if (Fresh(folder, set) is { } known)
            return known;
        Create(folder);
        using var mine = Lock(folder, set, progress, stop);
        // Whoever had it may have done the work.
        if (Fresh(folder, set) is { } done)
            return done;
        var before = RestoredFiles.Read(folder);
        try
        {
            RestoreProject.Write(folder, set, platform);
            new Restore(sdk, folder).Run(set, progress, stop);
            return RestoredFiles.Read(folder) ?? throw new FaultException($"dotnet restored {set}, but what it restored is not there: delete {folder} and run the block again.");
        }
        catch (FaultException e) when (before is not null && set.Projects.Count == 0)
        {
            progress($"the newest versions of {set} can't be asked for ({e.Message}); those of {File.GetLastWriteTime(Path.Combine(folder, RestoreProject.Result)):yyyy-MM-dd} are taken");
            return before;
        }
    }

    private static void Create(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException($"Packages are kept in {Folder()}, which can't be written ({e.Message}). In a sandbox only packages that were restored before can be used: run the block once without --sandbox.");
        }
    }

    // Projects change: they are built each time. Floating versions are looked for once a day.
    private static RestoredFiles? Fresh(string folder, PackageSet set)
    {
        var result = new FileInfo(Path.Combine(folder, RestoreProject.Result));
        return set.Projects.Count == 0 && result.Exists && (!set.IsFloating || DateTime.UtcNow - result.LastWriteTimeUtc < FloatingAge) ? RestoredFiles.Read(folder) : null;
    }

    private static FileStream Lock(string folder, PackageSet set, Action<string> progress, CancellationToken stop)
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Directory.Exists(folder))
            {
                if (waited.Elapsed > TimeSpan.FromSeconds(1))
                {
                    progress($"waiting for another process that restores {set}");
                    waited.Restart();
                }

                stop.WaitHandle.WaitOne(Pause);
                stop.ThrowIfCancellationRequested();
            }
        }
    }

    private static string Folder()
    {
        var configured = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        var cache = OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "deja", "Cache")
            : !OperatingSystem.IsMacOS() && Path.IsPathRooted(configured) ? configured
            : OperatingSystem.IsMacOS() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "Library", "Caches")
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return OperatingSystem.IsWindows() ? Path.Combine(cache, "csharp") : Path.Combine(cache, "deja", "csharp");
    }
}
