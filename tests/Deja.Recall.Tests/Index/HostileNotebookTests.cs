using Microsoft.Data.Sqlite;

namespace Deja.Recall.Tests.Index;

/// <summary>A notebook may come from anyone, its <c>.deja/</c> included: searching it reads and writes nothing outside of it.</summary>
public sealed class HostileNotebookTests : IDisposable
{
    private readonly TestNotebook _notes = new TestNotebook().With("a.md", "# One\napricot");
    private readonly TestNotebook _outside = new TestNotebook().With("secret.md", "# Secret\npassphrase").With("keep.txt", "kept");

    public void Dispose()
    {
        _notes.Dispose();
        _outside.Dispose();
    }

    [Fact]
    public void A_link_to_a_note_outside_is_not_followed()
    {
        Skip.OnWindows();
        File.CreateSymbolicLink(_notes.PathOf("link.md"), _outside.PathOf("secret.md"));
        Directory.CreateSymbolicLink(_notes.PathOf("folder"), _outside.Root);
        Assert.Empty(_notes.Find("passphrase"));
        Assert.Empty(_notes.Recall("error: Secret passphrase").Matches);
        Assert.Equal(["a.md#one"], _notes.Find("apricot"));
    }

    [Fact]
    public void A_note_that_becomes_a_link_is_gone()
    {
        Skip.OnWindows();
        _notes.Settle();
        File.Delete(_notes.PathOf("a.md"));
        File.CreateSymbolicLink(_notes.PathOf("a.md"), _outside.PathOf("secret.md"));
        Assert.Empty(_notes.Find("apricot"));
        Assert.Empty(_notes.Find("passphrase"));
    }

    [Theory]
    [InlineData("index.db")]
    [InlineData("index.db-wal")]
    [InlineData("index.db-shm")]
    [InlineData("index.db-journal")]
    [InlineData(".gitignore")]
    public void A_link_in_the_indexs_place_leads_nowhere(string name)
    {
        Skip.OnWindows();
        LeadsNowhere(() =>
        {
            Directory.CreateDirectory(_notes.PathOf(".deja/cache"));
            File.CreateSymbolicLink(_notes.PathOf($".deja/cache/{name}"), _outside.PathOf("keep.txt"));
        });
    }

    [Theory]
    [InlineData("index.db")]
    [InlineData("index.db-wal")]
    [InlineData(".gitignore")]
    public void A_link_to_a_file_that_is_not_there_makes_none(string name)
    {
        Skip.OnWindows();
        LeadsNowhere(() =>
        {
            Directory.CreateDirectory(_notes.PathOf(".deja/cache"));
            File.CreateSymbolicLink(_notes.PathOf($".deja/cache/{name}"), _outside.PathOf("new.txt"));
        });
    }

    [Theory]
    [InlineData(".deja")]
    [InlineData(".deja/cache")]
    public void A_folder_for_the_index_that_is_a_link_leads_nowhere(string name)
    {
        Skip.OnWindows();
        LeadsNowhere(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_notes.PathOf(name))!);
            Directory.CreateSymbolicLink(_notes.PathOf(name), _outside.Root);
        });
    }

    [Theory]
    [InlineData("../outside", "secret.md")]
    [InlineData("..", "secret.md")]
    [InlineData("", "../outside/secret.md")]
    [InlineData("", "../../../../../../../../../../etc/passwd")]
    [InlineData("/etc", "passwd")]
    [InlineData("sub/../..", "secret.md")]
    public void An_index_that_names_files_outside_shows_none_of_them(string folder, string name)
    {
        Directory.CreateDirectory(_notes.PathOf("../outside"));
        File.Copy(_outside.PathOf("secret.md"), _notes.PathOf("../outside/secret.md"));
        File.Copy(_outside.PathOf("secret.md"), _notes.PathOf("../secret.md"));
        _notes.Settle();
        Change("UPDATE folders SET path=$1; UPDATE notes SET name=$2", folder, name);

        // As it came, and after it was brought up to date.
        using (var indexes = _notes.Open())
        {
            Assert.Empty(new Recall.Find.Finder(indexes).Find("apricot", 10).Matches);
            Assert.Empty(new Recall.Errors.Recaller(indexes).Recall("error: apricot One", 10).Matches);
        }

        Assert.Empty(_notes.Find("passphrase"));
        Assert.DoesNotContain(_notes.Find("apricot"), n => n != "a.md#one");
    }

    [Fact]
    public async Task An_index_that_claims_endless_entries_is_soon_put_right()
    {
        _notes.Settle();
        Change("UPDATE notes SET entries=$1, stamp=$2", long.MaxValue / 2, 0);
        Change("UPDATE folders SET fingerprint=$1", 0);
        var stop = TestContext.Current.CancellationToken;
        Assert.Equal(["a.md#one"], await Task.Run(() => _notes.Find("apricot").ToList(), stop).WaitAsync(TimeSpan.FromSeconds(30), stop));
    }

    [Fact]
    public void A_trigger_that_came_with_the_index_is_not_run_to_any_harm()
    {
        _notes.Settle();
        Change("CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM folders; DELETE FROM totals; END");
        _notes.With("b.md", "# Two\nblueberry");
        Assert.Equal(["b.md#two"], _notes.Find("blueberry"));
        Assert.Equal(["a.md#one"], _notes.Find("apricot"));
    }

    private void LeadsNowhere(Action arrange)
    {
        var before = TestNotebook.Picture(_outside.Root);
        arrange();
        Assert.Equal(["a.md#one"], _notes.Find("apricot"));
        _notes.With("a.md", "# One\nblueberry");
        Assert.Equal(["a.md#one"], _notes.Find("blueberry"));
        Assert.Equal(before, TestNotebook.Picture(_outside.Root));
    }

    private void Change(string sql, params object[] values)
    {
        using var connection = new SqliteConnection($"Data Source={_notes.IndexFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i + 1}", values[i]);
        command.ExecuteNonQuery();
    }
}
