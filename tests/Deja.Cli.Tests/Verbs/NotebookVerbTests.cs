namespace Deja.Cli.Tests.Verbs;

public sealed class NotebookVerbTests : IDisposable
{
    private readonly Desk _desk = new Desk().With("my notes/笔记/a.md", "# A\n\napricot\n").With("til/b.md", "# B\n\nblueberry\n");

    private string Chinese => _desk["my notes/笔记"];

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_notebook_that_was_added_is_found_from_anywhere()
    {
        Assert.Equal(0, (await _desk.Deja("notebook", "add", Chinese)).ExitCode);
        Assert.Equal(0, (await _desk.Deja("notebook", "add", _desk["til"])).ExitCode);
        Assert.Equal([Chinese, _desk["til"]], await Listed());
        Assert.Equal(0, (await _desk.Deja("find", "apricot")).ExitCode);
        Assert.Equal(0, (await _desk.Deja("find", "blueberry")).ExitCode);
    }

    [Fact]
    public async Task Adding_it_twice_changes_nothing()
    {
        await _desk.Deja("notebook", "add", _desk["til"]);
        var again = await _desk.Deja("notebook", "add", _desk["til"] + Path.DirectorySeparatorChar);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("already", again.Error, StringComparison.Ordinal);
        Assert.Equal([_desk["til"]], await Listed());
    }

    [Fact]
    public async Task A_relative_path_is_kept_as_the_full_one()
    {
        _desk.Folder = "my notes";
        Assert.Equal(0, (await _desk.Deja("notebook", "add", "../til")).ExitCode);
        Assert.Equal(0, (await _desk.Deja("notebook", "add", "笔记")).ExitCode);
        _desk.Folder = "work";
        Assert.Equal([_desk["til"], Chinese], await Listed());
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("til/b.md")]
    public async Task What_is_no_folder_is_told_and_not_added(string name)
    {
        var run = await _desk.Deja("notebook", "add", _desk[name]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(_desk[name], run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Empty(await Listed());
    }

    [Fact]
    public async Task A_removed_notebook_is_asked_no_more_and_its_notes_stay()
    {
        await _desk.Deja("notebook", "add", Chinese);
        await _desk.Deja("notebook", "add", _desk["til"]);
        Assert.Equal(0, (await _desk.Deja("notebook", "remove", Chinese)).ExitCode);
        Assert.Equal([_desk["til"]], await Listed());
        Assert.True(File.Exists(Path.Combine(Chinese, "a.md")));
        Assert.Equal(1, (await _desk.Deja("find", "apricot")).ExitCode);
    }

    [Fact]
    public async Task What_is_not_listed_can_not_be_removed_and_the_listed_ones_are_told()
    {
        await _desk.Deja("notebook", "add", _desk["til"]);
        var run = await _desk.Deja("notebook", "remove", Chinese);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(Chinese, run.Error, StringComparison.Ordinal);
        Assert.Contains(_desk["til"], run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_that_is_gone_can_be_removed()
    {
        await _desk.Deja("notebook", "add", _desk["til"]);
        Directory.Delete(_desk["til"], recursive: true);
        Assert.Equal(0, (await _desk.Deja("notebook", "remove", _desk["til"])).ExitCode);
        Assert.Empty((await _desk.Deja("notebook", "list")).Output);
    }

    [Fact]
    public async Task Without_any_the_list_says_how_to_add_one()
    {
        var run = await _desk.Deja("notebook", "list");
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("deja notebook add", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_a_notebook_leaves_the_folder_as_it_is()
    {
        await _desk.Deja("notebook", "add", _desk["til"]);
        Assert.Equal(["b.md"], Directory.EnumerateFileSystemEntries(_desk["til"]).Select(p => Path.GetFileName(p)));
    }

    private async Task<IEnumerable<string>> Listed() => (await _desk.Deja("notebook", "list")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
