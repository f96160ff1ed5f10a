using Deja.Notes;
using Deja.Recall.Find;
using Deja.Recall.Index;
using Deja.Recall.Watch;

namespace Deja.Recall.Tests.Watch;

/// <summary>While a watcher runs, searches see every change at once though none of them looks at the notes.</summary>
public sealed class NotebookWatcherTests : IDisposable
{
    private readonly TestNotebook _notes = new TestNotebook().With("a.md", "# Fruit\nan apricot\n");

    public void Dispose() => _notes.Dispose();

    [Fact]
    public async Task A_change_is_found_by_the_very_next_search()
    {
        await using var watching = new Watching(_notes);
        for (var i = 0; i < 20; i++)
        {
            _notes.With($"new/{i}.md", $"# Note {i}\nthe pomegranate{i}\n");
            Assert.Equal([$"new/{i}.md#note-{i}"], _notes.Find($"pomegranate{i}"));
        }

        File.Delete(_notes.PathOf("a.md"));
        Assert.Empty(_notes.Find("apricot"));
        File.Move(_notes.PathOf("new/3.md"), _notes.PathOf("moved.md"));
        Assert.Equal(["moved.md#note-3"], _notes.Find("pomegranate3"));
        Directory.Delete(_notes.PathOf("new"), recursive: true);
        Assert.Empty(_notes.Find("pomegranate7"));
    }

    [Fact]
    public async Task A_search_leaves_the_looking_to_the_watcher()
    {
        await using var watching = new Watching(_notes);
        _notes.Find("apricot");
        using var indexes = _notes.Open();
        Assert.Same(IndexUpdate.Nothing, Assert.Single(indexes.Update()));
    }

    [Fact]
    public async Task A_notebook_has_one_watcher_and_the_second_is_told_so()
    {
        await using var watching = new Watching(_notes);
        using var index = NotebookIndex.Open(Notebook.Open(_notes.Root), _notes.UserCache);
        var refused = Assert.Throws<WatchException>(() => new NotebookWatcher(index));
        Assert.Contains(_notes.PathOf(".deja/cache/watch-"), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_its_end_searches_look_for_themselves_and_another_may_watch()
    {
        await using (new Watching(_notes))
        {
        }

        Assert.Equal(["a.md#fruit"], _notes.Find("apricot"));
        await using var next = new Watching(_notes);
        _notes.With("b.md", "# Other\nplums\n");
        Assert.Equal(["b.md#other"], _notes.Find("plums"));
    }

    [Fact]
    public async Task The_sign_of_a_watcher_that_was_killed_is_no_sign()
    {
        await using (new Watching(_notes))
        {
        }

        // What kill -9 leaves: the file with a process number, which by now is a living process's, and no lock.
        var sign = Path.Combine(_notes.PathOf(".deja/cache"), $"watch-{Environment.MachineName}");
        await File.WriteAllTextAsync(sign, $"{Environment.ProcessId}", TestContext.Current.CancellationToken);
        _notes.With("b.md", "# Other\nplums\n");
        using (var indexes = _notes.Open()) Assert.NotSame(IndexUpdate.Nothing, Assert.Single(indexes.Update()));
        await using var next = new Watching(_notes);
        Assert.Equal(["b.md#other"], _notes.Find("plums"));
    }

    [Fact]
    public void A_pipe_or_link_in_place_of_the_sign_does_not_hold_a_search_up()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no such links without rights");
        _notes.Update();
        File.CreateSymbolicLink(Path.Combine(_notes.PathOf(".deja/cache"), $"watch-{Environment.MachineName}"), "/dev/zero");
        Assert.Equal(["a.md#fruit"], _notes.Find("apricot"));
    }

    /// <summary>A watcher at work on a thread of its own, from when it is ready to when it has ended.</summary>
    private sealed class Watching : IAsyncDisposable
    {
        private readonly CancellationTokenSource _end = new();
        private readonly NotebookIndex _index;
        private readonly NotebookWatcher _watcher;
        private readonly Task _work;

        public Watching(TestNotebook notes)
        {
            _index = NotebookIndex.Open(Notebook.Open(notes.Root), notes.UserCache);
            _watcher = new NotebookWatcher(_index);
            _work = Task.Factory.StartNew(() => _watcher.Run(_ => { }, _end.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            await _work;
            _watcher.Dispose();
            _index.Dispose();
            _end.Dispose();
        }
    }
}
