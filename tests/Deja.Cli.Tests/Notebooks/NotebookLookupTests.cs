namespace Deja.Cli.Tests.Notebooks;

/// <summary>Which notebooks are asked: those named, else DEJA_NOTEBOOK, else the nearest upward together with the home notebooks.</summary>
public sealed class NotebookLookupTests : IDisposable
{
    private readonly Desk _desk = new Desk()
        .With("one/a.md", "# One\n\nsearched\n")
        .With("two/a.md", "# Two\n\nsearched\n")
        .With("three/a.md", "# Three\n\nsearched\n")
        .With("here/deja.yml", "").With("here/a.md", "# Here\n\nsearched\n").With("here/deep/down/x.txt", "");

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_option_may_be_given_twice_and_no_other_is_asked()
    {
        Homes("three");
        _desk.Folder = "here";
        _desk.Variables["DEJA_NOTEBOOK"] = _desk["three"];
        Assert.Equal(["One", "Two"], await Found("--notebook", _desk["one"], "-n", _desk["two"]));
        Assert.Equal(["One"], await Found("--notebook", _desk["one"]));
        Assert.Equal(["One"], await Found("--notebook", _desk["one"], "--notebook", _desk["one"] + "/"));
    }

    [Fact]
    public async Task The_option_takes_one_folder_so_that_words_may_follow_it()
    {
        Assert.Equal(0, (await _desk.Deja("find", "--notebook", _desk["one"], "searched")).ExitCode);
    }

    [Fact]
    public async Task The_variable_comes_before_where_the_user_stands()
    {
        Homes("three");
        _desk.Folder = "here";
        _desk.Variables["DEJA_NOTEBOOK"] = _desk["one"];
        Assert.Equal(["One"], await Found());
        _desk.Variables["DEJA_NOTEBOOK"] = "../two";
        Assert.Equal(["Two"], await Found());
        _desk.Variables["DEJA_NOTEBOOK"] = "";
        Assert.Equal(["Here", "Three"], await Found());
    }

    [Theory]
    [InlineData("here")]
    [InlineData("here/deep/down")]
    public async Task The_nearest_notebook_upward_is_asked_with_the_home_notebooks(string folder)
    {
        Homes("one", "two");
        _desk.Folder = folder;
        Assert.Equal(["Here", "One", "Two"], await Found());
    }

    [Fact]
    public async Task A_notebook_inside_another_gives_its_entries_once()
    {
        _desk.With("here/deep/deja.yml", "").With("here/deep/b.md", "# Deep\n\nsearched\n");
        Homes("here");
        _desk.Folder = "here/deep/down";
        Assert.Equal(["Deep", "Here"], await Found());
    }

    [Fact]
    public async Task A_notebook_in_a_folder_that_the_outer_one_passes_over_is_asked_beside_it()
    {
        _desk.With("here/.private/deja.yml", "").With("here/.private/b.md", "# Private\n\nsearched\n");
        Homes("here");
        _desk.Folder = "here/.private";
        Assert.Equal(["Here", "Private"], await Found());
    }

    [Fact]
    public async Task Asking_the_home_folder_does_not_make_it_the_notebook_of_all_below()
    {
        _desk.With("home/a.md", "# At home\n\nsearched\n").With("home/desk/x.txt", "");
        Assert.Equal(["At home"], await Found("--notebook", _desk["home"]));
        Assert.False(Directory.Exists(_desk["home/.deja"]));
        _desk.Folder = "home/desk";
        Assert.Equal(2, (await _desk.Deja("find", "searched")).ExitCode);
    }

    [Fact]
    public async Task The_nearest_one_upward_hides_those_above_it()
    {
        _desk.With("here/deep/.deja/cache/x", "").With("here/deep/b.md", "# Deep\n\nsearched\n");
        _desk.Folder = "here/deep/down";
        Assert.Equal(["Deep"], await Found());
    }

    [Fact]
    public async Task Elsewhere_the_home_notebooks_are_asked()
    {
        Homes("one", "two");
        Assert.Equal(["One", "Two"], await Found());
    }

    [Fact]
    public async Task A_notebook_that_is_here_and_at_home_is_asked_once()
    {
        Homes("here", "one");
        _desk.Folder = "here";
        Assert.Equal(["Here", "One"], await Found());
    }

    [Fact]
    public async Task A_home_notebook_that_is_gone_is_told_and_the_others_are_asked()
    {
        Homes("gone", "one");
        var run = await _desk.Deja("find", "searched", "--json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["One"], Titles(run));
        Assert.Contains(_desk["gone"], Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--notebook")]
    [InlineData("DEJA_NOTEBOOK")]
    public async Task A_named_notebook_that_is_not_there_is_told_by_name(string source)
    {
        string[] option = source == "--notebook" ? [source, "nowhere"] : [];
        if (option.Length == 0) _desk.Variables[source] = "nowhere";
        foreach (var arguments in (string[][])[["find", "x"], ["recall", "-"], ["try", "true"], ["lint"], ["show", "x.md"], ["index"]])
        {
            var run = await _desk.Deja([arguments[0], .. option, .. arguments[1..]]);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains(source, run.Error, StringComparison.Ordinal);
            Assert.Contains("'nowhere'", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("find", "x")]
    [InlineData("recall", "-")]
    [InlineData("lint")]
    [InlineData("show", "x.md")]
    [InlineData("index")]
    public async Task Who_has_no_notebook_is_told_in_one_line_how_to_add_one(params string[] arguments)
    {
        var run = await _desk.Deja(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("deja notebook add", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Looking_for_notebooks_makes_none()
    {
        Homes("one");
        await Found();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_desk.Work));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_desk["home"]));
    }

    private void Homes(params string[] names) => _desk.With("config/deja/notebooks", string.Concat(names.Select(n => _desk[n] + "\n")));

    private async Task<IEnumerable<string>> Found(params string[] options) => Titles(await _desk.Deja(["find", "searched", "--json", .. options]));

    private static IEnumerable<string> Titles(Finished run) => Desk.Json(run).GetProperty("matches").EnumerateArray().Select(m => m.GetProperty("title").GetString()!).Order(StringComparer.Ordinal);
}
