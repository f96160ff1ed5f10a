using Deja.Recall.Index;

namespace Deja.Recall.Tests.Index;

/// <summary>Several terminals, an editor's search and an agent ask one notebook; any of them may be killed.</summary>
public sealed class ManyAtOnceTests : IDisposable
{
    private const int Notes = 300;

    private readonly TestNotebook _notes = new();

    public ManyAtOnceTests()
    {
        for (var i = 0; i < Notes; i++) _notes.With($"n{i}.md", $"# Note {i}\nword{i}x common");
    }

    public void Dispose() => _notes.Dispose();

    [Fact]
    public async Task Processes_that_index_at_once_all_see_every_note()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Running.Run(new(Programs.Own, ["index", _notes.Root, _notes.UserCache]))));
        Assert.All(runs, run =>
        {
            Assert.Empty(run.Error);
            Assert.Equal($"{Notes}\n", run.Output);
            Assert.Equal(0, run.ExitCode);
        });
        IsGood();
    }

    [Fact]
    public async Task Threads_that_ask_while_notes_change_never_fail()
    {
        var stop = TestContext.Current.CancellationToken;
        var asking = Enumerable.Range(0, 3).Select(t => Task.Run(() =>
        {
            for (var i = 0; i < 15; i++) Assert.Equal(["n7.md#note-7"], _notes.Find("word7x"));
        }, stop)).ToList();
        for (var i = 100; i < 130; i++) _notes.With($"n{i}.md", $"# Note {i}\nword{i}x common changed{i}y");
        await Task.WhenAll(asking);
        Assert.Equal(["n129.md#note-129"], _notes.Find("changed129y"));
        IsGood();
    }

    [Fact]
    public async Task A_process_killed_in_the_middle_of_the_first_indexing_leaves_nothing_half()
    {
        await KillHalfway();
        IsGood();
    }

    [Fact]
    public async Task A_process_killed_in_the_middle_of_an_update_leaves_what_was_there_before()
    {
        _notes.Settle();
        for (var i = 0; i < Notes; i++) _notes.With($"more{i}.md", $"# More {i}\nnew{i}x");
        File.Delete(_notes.PathOf("n0.md"));
        await KillHalfway();
        using (var indexes = _notes.Open()) Assert.Equal(Notes, indexes.EntryCount);
        Assert.Equal(2 * Notes - 1, _notes.Count());
        Assert.Equal([$"more{Notes - 1}.md#more-{Notes - 1}"], _notes.Find($"new{Notes - 1}x"));
        Assert.Empty(_notes.Find("word0x"));
    }

    [Fact]
    public async Task Who_asks_while_another_process_indexes_waits_for_it()
    {
        await using var first = Running.Start(Programs.Own, "index-half", _notes.Root, _notes.UserCache);
        await first.ReadUntil("half");
        await using var second = Running.Start(Programs.Own, "index", _notes.Root, _notes.UserCache);
        var waiting = second.Finish();
        var done = first.Finish();
        Assert.Equal($"{Notes}\n", (await waiting).Output);
        Assert.Equal($"half\n{Notes}\n", (await done).Output);
        IsGood();
    }

    [Fact]
    public async Task What_was_indexed_before_can_be_asked_while_another_process_indexes()
    {
        _notes.Settle();
        for (var i = 0; i < Notes; i++) _notes.With($"more{i}.md", $"# More {i}\nnew{i}x");
        await using var other = Running.Start(Programs.Own, "index-half", _notes.Root, _notes.UserCache);
        await other.ReadUntil("half");
        using (var indexes = _notes.Open())
        {
            Assert.Equal(["n7.md"], new Recall.Find.Finder(indexes).Find("word7x", 10).Matches.Select(m => m.Note.Path));
        }

        await other.Finish();
        Assert.Equal(2 * Notes, _notes.Count());
    }

    private async Task KillHalfway()
    {
        await using var half = Running.Start(Programs.Own, "index-half", _notes.Root, _notes.UserCache);
        await half.ReadUntil("half");

        // Disposing kills.
    }

    private void IsGood()
    {
        Assert.Equal(Notes, _notes.Count());
        Assert.Equal(["n299.md#note-299"], _notes.Find("word299x"));
        Assert.Equal(["n0.md#note-0"], _notes.Find("word0x"));
    }
}
