using System.Diagnostics;
using System.Globalization;

namespace Deja.Recall.Watch;

/// <summary>
/// How a search and a watcher of the same notebook find each other: the watcher holds a file beside the index open and locked, so that the system
/// takes its sign away however it ends; whoever wants to know that the index is fresh makes a cookie there and waits until it is gone. The system tells
/// the watcher of changes in the order in which they were made, so by the time it takes the cookie away it has seen all that came before (the way of
/// Watchman, facebook.github.io/watchman/docs/cookies).
/// </summary>
internal sealed class WatchSign : IDisposable
{
    /// <summary>A watcher answers within a millisecond, and while it reads changed notes within some more; then looking for oneself is quicker.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    private const int LongestNumber = 20;

    private readonly string _folder;
    private FileStream? _held;

    private WatchSign(string folder) => _folder = folder;

    public const string CookiePrefix = "cookie-";

    // A machine that shares the folder over a network is not told of what changes here, so it has a sign of its own.
    private string File => Path.Combine(_folder, $"watch-{Uri.EscapeDataString(Environment.MachineName)}");

    /// <param name="folder">The one that the index lies in.</param>
    public static WatchSign In(string folder) => new(folder);

    /// <summary>Whether a watcher runs and says that the index is up to date.</summary>
    public bool Ask()
    {
        if (!IsHeld()) return false;
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

    /// <summary>Makes this process the watcher until it ends or disposes of the sign.</summary>
    /// <exception cref="WatchException">Another one runs, or the sign can't be written.</exception>
    public void Raise()
    {
        if (IsHeld()) throw new WatchException($"the notebook is watched already: by the process whose number stands in {File}");
        try
        {
            // Made anew, so that a link in its place is not followed.
            System.IO.File.Delete(File);
            _held = new FileStream(File, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            _held.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WatchException($"the notebook can't be watched: {e.Message}", e);
        }
    }

    /// <summary>Takes this process's sign away.</summary>
    public void Dispose()
    {
        if (_held is null) return;
        try
        {
            // While it is held: behind that it may be another's.
            if (!OperatingSystem.IsWindows()) System.IO.File.Delete(File);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A sign that nobody holds is known as such.
        }

        _held.Dispose();
        _held = null;
    }

    /// <summary>Whether a process holds the sign, which it does by an exclusive lock.</summary>
    private bool IsHeld()
    {
        try
        {
            // It may come with a notebook from elsewhere: a link, or a pipe, in its place is not opened.
            if (!IsPlain()) return false;
            using var free = new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private bool IsPlain() => new FileInfo(File) is { Exists: true, LinkTarget: null, Length: > 0 and < LongestNumber };
}
