using Microsoft.Data.Sqlite;

namespace Deja.Recall.Tests.Index;

/// <summary>The index is disposable: whatever was done to it, the answer is the notes'.</summary>
public sealed class DamagedIndexTests : IDisposable
{
    private readonly TestNotebook _notes = new TestNotebook().With("a.md", "# One\napricot").With("sub/b.md", "# Two\nblueberry");

    public DamagedIndexTests() => _notes.Settle();

    public void Dispose() => _notes.Dispose();

    [Fact]
    public void A_missing_index_is_made_again()
    {
        Directory.Delete(_notes.PathOf(".deja"), recursive: true);
        IsGood();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(5000)]
    [InlineData(9000)]
    public void A_truncated_index_is_made_again(long length)
    {
        using (var file = File.OpenWrite(_notes.IndexFile)) file.SetLength(Math.Min(length, file.Length));
        IsGood();
    }

    [Theory]
    [InlineData(0, 100_000)]
    [InlineData(0, 16)]
    [InlineData(4096, 4096)]
    [InlineData(8192, 20_000)]
    public void Garbage_is_made_again(int start, int length)
    {
        using (var file = File.OpenWrite(_notes.IndexFile))
        {
            file.Position = start;
            file.Write([.. Enumerable.Repeat((byte)0xA5, length)]);
        }

        IsGood();
    }

    [Theory]
    [InlineData("PRAGMA user_version=0")]
    [InlineData("PRAGMA user_version=99999")]
    [InlineData("PRAGMA user_version=-1")]
    public void An_index_of_another_version_is_made_again(string sql)
    {
        Change(sql);
        IsGood();
    }

    [Theory]
    [InlineData("DROP TABLE notes")]
    [InlineData("DROP TABLE totals")]
    [InlineData("DROP TABLE terms")]
    [InlineData("DELETE FROM totals")]
    [InlineData("DROP TABLE folders; CREATE TABLE folders(other)")]
    public void An_index_with_other_tables_is_made_again(string sql)
    {
        Change(sql);
        IsGood();
    }

    [Fact]
    public void A_database_of_another_program_is_replaced()
    {
        Delete();
        Change("CREATE TABLE bookmarks(url TEXT); INSERT INTO bookmarks VALUES('https://example.com')");
        IsGood();
    }

    [Fact]
    public void Text_in_the_indexs_place_is_replaced()
    {
        Delete();
        File.WriteAllText(_notes.IndexFile, "no database at all\n");
        IsGood();
    }

    [Fact]
    public void Garbage_beside_the_index_does_no_harm()
    {
        File.WriteAllText(_notes.IndexFile + "-wal", "garbage");
        File.WriteAllText(_notes.IndexFile + "-shm", "garbage");
        IsGood();
    }

    [Fact]
    public void An_index_that_breaks_while_it_is_open_is_made_again()
    {
        using var indexes = _notes.Open();
        using (var file = File.OpenWrite(_notes.IndexFile)) file.Write(new byte[file.Length]);
        _notes.With("a.md", "# One\ncloudberry");
        indexes.Update();
        Assert.Equal(["a.md"], new Recall.Find.Finder(indexes).Find("cloudberry", 10).Matches.Select(m => m.Note.Path));
    }

    private void Delete()
    {
        foreach (var file in Directory.EnumerateFiles(_notes.PathOf(".deja/cache"), "index.db*")) File.Delete(file);
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_notes.IndexFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private void IsGood()
    {
        Assert.Equal(["a.md#one"], _notes.Find("apricot"));
        Assert.Equal(["sub/b.md#two"], _notes.Find("blueberry"));
        _notes.With("a.md", "# One\ncloudberry");
        Assert.Equal(["a.md#one"], _notes.Find("cloudberry"));
        Assert.Empty(_notes.Find("apricot"));
        Assert.Equal(2, _notes.Count());
    }
}
