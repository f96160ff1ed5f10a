namespace Deja.Cli.Tests.Verbs;

public sealed class ShowVerbTests : IDisposable
{
    private readonly Desk _desk = new Desk()
        .With("notes/deja.yml", "")
        .With("notes/sub/linux.md", "---\ntitle: Linux\n---\n# Linux\n\nintro\n\n## Who has a port\n\n```sh\nlsof -i\n```\n\n### More\n\nmore\n\n## 端口 占用\n\n别的\n");

    public ShowVerbTests() => _desk.Folder = "notes";

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_note_is_printed_without_its_front_matter()
    {
        var run = await _desk.Deja("show", "sub/linux.md");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("# Linux\n\nintro\n\n## Who has a port\n\n```sh\nlsof -i\n```\n\n### More\n\nmore\n\n## 端口 占用\n\n别的\n", run.Output);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("sub/linux.md#who-has-a-port", "## Who has a port\n\n```sh\nlsof -i\n```\n\n### More\n\nmore\n")]
    [InlineData("sub/linux.md#more", "### More\n\nmore\n")]
    [InlineData("sub/linux.md#MORE", "### More\n\nmore\n")]
    [InlineData("sub/linux.md#端口-占用", "## 端口 占用\n\n别的\n")]
    public async Task An_entry_is_printed_with_what_stands_below_it(string name, string text)
    {
        Assert.Equal(text, (await _desk.Deja("show", name)).Output);
    }

    [Fact]
    public async Task A_wrong_anchor_is_told_with_the_good_ones()
    {
        var run = await _desk.Deja("show", "sub/linux.md#who-has-the-port");
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        foreach (var anchor in (string[])["#who-has-the-port", "#who-has-a-port", "#more", "#端口-占用"]) Assert.Contains(anchor, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gone.md")]
    [InlineData("gone.md#x")]
    [InlineData("sub")]
    public async Task A_note_that_is_not_there_is_told_by_name(string name)
    {
        var run = await _desk.Deja("show", name);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"'{name.Split('#')[0]}'", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_note_is_named_from_the_current_folder_or_from_the_notebooks_root()
    {
        _desk.Folder = "notes/sub";
        Assert.Equal(0, (await _desk.Deja("show", "linux.md#more")).ExitCode);
        Assert.Equal(0, (await _desk.Deja("show", "sub/linux.md#more")).ExitCode);
        _desk.Folder = "work";
        Assert.Equal(0, (await _desk.Deja("show", _desk["notes/sub/linux.md"])).ExitCode);
        Assert.Equal(0, (await _desk.Deja("show", "sub/linux.md", "-n", _desk["notes"])).ExitCode);
        Assert.Equal(2, (await _desk.Deja("show", "sub/linux.md")).ExitCode);
    }

    [Fact]
    public async Task What_is_no_text_is_told()
    {
        _desk.With("notes/binary.md", "\0\0\0");
        var run = await _desk.Deja("show", "binary.md");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("binary.md", run.Error, StringComparison.Ordinal);
    }
}
