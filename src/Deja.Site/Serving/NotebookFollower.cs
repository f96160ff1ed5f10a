using Deja.Notes;

namespace Deja.Site.Serving;

/// <summary>Has the site read again what was saved: the system tells of each change, and after a moment's quiet the site is brought up to date.</summary>
internal sealed class NotebookFollower : IDisposable
{
    /// <summary>An editor writes a file in several steps.</summary>
    private const int Quiet = 15;

    private readonly FileSystemWatcher _watcher;
    private readonly Timer _timer;
    private readonly Lock _lock = new();
    private readonly Notebook _notebook;
    private readonly HashSet<string> _saved = new(StringComparer.Ordinal);
    private bool _hasLostCount;

    /// <param name="notebook">The notebook.</param>
    /// <param name="site">What is brought up to date.</param>
    /// <param name="tell">Gets what is wrong.</param>
    public NotebookFollower(Notebook notebook, LiveSite site, Action<string> tell)
    {
        _notebook = notebook;
        _timer = new Timer(_ =>
        {
            lock (_lock)
            {
                if (site.Refresh(TakeSaved()) is { } problem) tell(problem);
            }
        });
        _watcher = new FileSystemWatcher(notebook.Root)
        {
            IncludeSubdirectories = true,
            InternalBufferSize = 64 * 1024,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        _watcher.Created += (_, e) => Note(e.FullPath);
        _watcher.Changed += (_, e) => Note(e.FullPath);
        _watcher.Deleted += (_, e) => Note(e.FullPath);
        _watcher.Renamed += (_, e) => Note(e.FullPath);
        _watcher.Error += (_, _) =>
        {
            // The system lost count.
            lock (_saved) _hasLostCount = true;
            _timer.Change(Quiet, Timeout.Infinite);
        };
        try
        {
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            tell($"changes are not followed: {e.Message}; on Linux more folders may be watched after: sudo sysctl fs.inotify.max_user_watches=1000000");
        }
    }

    public void Dispose()
    {
        _watcher.Dispose();
        _timer.Dispose();
    }

    private HashSet<string>? TakeSaved()
    {
        lock (_saved)
        {
            var taken = _hasLostCount ? null : new HashSet<string>(_saved, StringComparer.Ordinal);
            _saved.Clear();
            _hasLostCount = false;
            return taken;
        }
    }

    private void Note(string full)
    {
        var path = Path.GetRelativePath(_notebook.Root, full);
        if (!IsShown(path)) return;
        lock (_saved) _saved.Add(path.Replace('\\', '/'));
        try
        {
            _timer.Change(Quiet, Timeout.Infinite);
        }
        catch (ObjectDisposedException)
        {
            // It is ending.
        }
    }

    /// <summary>Notes, what they show, the configuration, and the records of checks; nothing hidden besides.</summary>
    private static bool IsShown(string path)
    {
        var unified = path.Replace('\\', '/');
        if (unified == $"{Notebook.DataFolder}/checks.jsonl") return true;
        return !unified.Split('/').Any(p => p is ['.', ..] or "_site" or "node_modules");
    }
}
