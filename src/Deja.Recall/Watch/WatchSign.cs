using System.Diagnostics;
using System.Globalization;

namespace Deja.Recall.Watch;

/// <summary>
/// How a search and a watcher of the same notebook find each other: the watcher leaves its process in a file beside the index; whoever wants to
/// know that the index is fresh makes a cookie there and waits until it is gone. The system tells the watcher of changes in the order in which they
/// were made, so by the time it takes the cookie away it has seen all that came before (the way of Watchman, facebook.github.io/watchman/docs/cookies).
/// </summary>
internal sealed class WatchSign
{
    /// <summary>A watcher answers within a millisecond, and while it reads changed notes within some more; then looking for oneself is quicker.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    private const int LongestSign = 300;

    private readonly string _folder;

    private WatchSign(string folder) => _folder = folder;

    public const string CookiePrefix = "cookie-";

    private string File => Path.Combine(_folder, "watch");

    private static string Self => string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName} {Environment.ProcessId}");

    /// <param name="folder">The one that the index lies in.</param>
    public static WatchSign In(string folder) => new(folder);

    /// <summary>Whether a watcher runs and says that the index is up to date.</summary>
    public bool Ask()
    {
        if (!IsAlive()) return false;
        var cookie = Path.Combine(_folder, CookiePrefix + Guid.NewGuid().ToString("N"));
        try
        {
            System.IO.File.WriteAllBytes(cookie, []);
            var clock = Stopwatch.StartNew();
            var wait = default(SpinWait);
            while (System.IO.File.Exists(cookie))
            {
                if (clock.Elapsed > Patience)
                {
                    System.IO.File.Delete(cookie);
                    return false;
                }

                wait.SpinOnce();
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Leaves this process as the watcher.</summary>
    /// <exception cref="WatchException">Another one runs.</exception>
    public void Raise()
    {
        if (IsAlive()) throw new WatchException($"the notebook is watched already, by process {System.IO.File.ReadAllText(File).Split(' ')[^1]}");

        // Made anew, so that a link in its place is not followed.
        System.IO.File.Delete(File);
        System.IO.File.WriteAllText(File, Self);
    }

    /// <summary>Takes this process's sign away.</summary>
    public void Lower()
    {
        try
        {
            if (System.IO.File.Exists(File) && System.IO.File.ReadAllText(File) == Self) System.IO.File.Delete(File);
        }
        catch (IOException)
        {
            // The sign of a process that is gone is known as such.
        }
    }

    private bool IsAlive()
    {
        try
        {
            // It may come with a notebook from elsewhere: a link or a pipe in its place is not read.
            if (new FileInfo(File) is not { Exists: true, LinkTarget: null, Length: > 0 and < LongestSign }) return false;
            var said = System.IO.File.ReadAllText(File).Split(' ');
            if (said.Length != 2 || said[0] != Environment.MachineName || !int.TryParse(said[1], NumberStyles.None, CultureInfo.InvariantCulture, out var process)) return false;
            return IsRunning(process);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsRunning(int process)
    {
        // Asking .NET for the process would read all of /proc/PID.
        if (OperatingSystem.IsLinux()) return Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}"));
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
