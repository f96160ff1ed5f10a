namespace Deja.Cli.Tests.Verbs;

public sealed class BuildVerbTests : IDisposable
{
    private readonly Desk _desk = new Desk().With("notes/deja.yml", string.Empty).With("notes/a.md", "# A\n\nwords\n");

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_notebook_becomes_a_site()
    {
        _desk.Folder = "notes";
        var run = await _desk.Deja("build");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 notes;", run.Output, StringComparison.Ordinal);
        Assert.Contains("<p>words</p>", _desk.Read("notes/_site/a/index.html"), StringComparison.Ordinal);
        var again = Desk.Json(await _desk.Deja("build", "--json"));
        Assert.Equal(0, again.GetProperty("written").GetInt32());
    }

    [Fact]
    public async Task Nothing_in_the_notebook_is_run()
    {
        _desk.With("notes/b.md", $"<!-- deja: name=x -->\n```sh\ntouch {_desk["ran"]}\n```\n");
        Assert.Equal(0, (await _desk.Deja("build", _desk["notes"], "-o", _desk["site"])).ExitCode);
        Assert.False(File.Exists(_desk["ran"]));
    }

    [Theory]
    [InlineData("titl: x\n", "1: there is no key 'titl'; did you mean 'title'?")]
    [InlineData("titel: x\n", "1: there is no key 'titel'; did you mean 'title'?")]
    [InlineData("url: nowhere\n", "1: 'url' wants an address such as https://example.org/notes, not 'nowhere'")]
    [InlineData("navigation: x\n", "1: 'navigation' wants words and where they lead")]
    [InlineData("comments:\n  rpo: x\n", "2: 'comments' has no 'rpo'")]
    public async Task A_wrong_configuration_is_told_with_its_line(string yaml, string message)
    {
        _desk.With("notes/deja.yml", yaml);
        var run = await _desk.Deja("build", _desk["notes"], "-o", _desk["site"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("deja.yml:" + message, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_desk["site"]));
    }

    [Fact]
    public async Task A_page_that_is_missing_makes_the_exit_code_1()
    {
        _desk.With("notes/b.md", "---\npermalink: /a/\n---\nx\n");
        var run = await _desk.Deja("build", _desk["notes"], "-o", _desk["site"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("b.md: its address /a/ is that of a.md too", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no folder 'nowhere'", "build", "nowhere")]
    [InlineData("--base-url wants an address", "build", "--base-url", "x")]
    [InlineData("--port: '70000' is not a whole number from 0 to 65535; as in: --port 4000", "serve", "--port", "70000")]
    [InlineData("--host wants an address of this machine", "serve", "--host", "example.org")]
    public async Task Wrong_use_is_told_in_a_line(string message, params string[] arguments)
    {
        _desk.Folder = "notes";
        var run = await _desk.Deja(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
