using System.Collections.Concurrent;
using Deja.Notes;
using Deja.Recall.Index;

namespace Deja.Recall.Watch;

/// <summary>
/// Keeps a notebook's index up to date while it runs: the system tells of each change, and after a moment's quiet the index is brought up to date.
/// Searches ask it by <see cref="WatchSign"/> instead of looking at every note.
/// </summary>
public sealed class NotebookWatcher : IDisposable
{
    /// <summary>An editor writes a note in several steps, and git many notes at once.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(50);

    /// <summary>Told when the system lost count of changes.</summary>
    private const string Everything = "";

    private readonly NotebookIndex _index;
    private readonly WatchSign _sign;
    private readonly FileSystemWatcher _watcher;
    private readonly BlockingCollection<string> _changes = [];

    /// <summary>Starts to watch; <see cref="Run"/> then does the work.</summary>
    /// <param name="index">The notebook's; used by the thread that runs only, and not disposed.</param>
    /// <exception cref="WatchException">Another process watches it, the system refuses, or the notebook can't be written.</exception>
    public NotebookWatcher(NotebookIndex index)
    {
        _index = index;
        var root = index.Notebook.Root;
        if (!index.Folder.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new WatchException($"{root} can't be watched: its index does not stand in it, as its {Notebook.DataFolder} folder can't be written, or is missing in a folder that holds all of yours");
        _sign = WatchSign.In(index.Folder);
        _sign.Raise();
        _watcher = new FileSystemWatcher(root)
        {
            IncludeSubdirectories = true,
            InternalBufferSize = 64 * 1024,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        _watcher.Created += (_, e) => Add(e.FullPath);
        _watcher.Changed += (_, e) => Add(e.FullPath);
        _watcher.Deleted += (_, e) => Add(e.FullPath);
        _watcher.Renamed += (_, e) =>
        {
            Add(e.OldFullPath);
            Add(e.FullPath);
        };
        _watcher.Error += (_, _) => _changes.Add(Everything);
        Start(root);
    }

    /// <summary>Works until it is told to end.</summary>
    /// <param name="updated">Called after each update that found something.</param>
    /// <param name="end">Tells it to end.</param>
    public void Run(Action<IndexUpdate> updated, CancellationToken end)
    {
        // What changed before the system began to tell.
        Update(updated);
        var isStale = false;
        try
        {
            while (true)
            {
                var isQuiet = !_changes.TryTake(out var change, isStale ? (int)Quiet.TotalMilliseconds : Timeout.Infinite, end);
                var isCookie = !isQuiet && Path.GetFileName(change!).StartsWith(WatchSign.CookiePrefix, StringComparison.Ordinal);
                if ((isQuiet || isCookie) && isStale)
                {
                    Update(updated);
                    isStale = false;
                }

                if (isCookie) TakeAway(change!);
                else if (!isQuiet) isStale = true;
            }
        }
        catch (OperationCanceledException)
        {
            // As it was told.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sign.Dispose();
        _watcher.Dispose();
        _changes.Dispose();
    }

    private void Start(string root)
    {
        try
        {
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw new WatchException($"{root} can't be watched: {e.Message}; on Linux more folders may be watched after: sudo sysctl fs.inotify.max_user_watches=1000000", e);
        }
    }

    private void Add(string path)
    {
        var relative = Path.GetRelativePath(_index.Notebook.Root, path);
        var isCookie = path.StartsWith(_index.Folder, StringComparison.Ordinal) && Path.GetFileName(path).StartsWith(WatchSign.CookiePrefix, StringComparison.Ordinal);
        if (!isCookie && !_index.Notebook.IsConcerned(relative)) return;
        try
        {
            _changes.Add(path);
        }
        catch (Exception e) when (e is ObjectDisposedException or InvalidOperationException)
        {
            // It is ending.
        }
    }

    private void Update(Action<IndexUpdate> updated)
    {
        var update = _index.UpdateByScan();
        if (update.Read + update.Removed > 0) updated(update);
    }

    private static void TakeAway(string cookie)
    {
        try
        {
            File.Delete(cookie);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Who made it has taken it back.
        }
    }
}
