namespace Deja.Cli.Tests.Verbs;

/// <summary>What <c>deja check</c> keeps of what blocks print and show, for their pages.</summary>
public sealed class CheckOutputTests : CheckDesk
{
    private string Outputs => _desk["notes/.deja/cache/outputs"];

    [Fact]
    public async Task What_a_block_printed_and_drew_stands_on_its_page()
    {
        _desk.With("notes/a.md", Block("x", "echo printed; echo '<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"9\"/>' > \"$DEJA_OUT/drawn.svg\""));
        await _desk.Deja("check");
        Assert.Equal(0, (await _desk.Deja("build", "--output", _desk["site"])).ExitCode);
        var page = _desk.Read("site/a/index.html");
        Assert.Contains("printed", page, StringComparison.Ordinal);
        Assert.Contains("width=\"8\" height=\"9\"", page, StringComparison.Ordinal);
        Assert.Contains("<svg", await File.ReadAllTextAsync(Assert.Single(Directory.EnumerateFiles(_desk["site/outputs"], "*.svg", SearchOption.AllDirectories)), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_are_not_kept()
    {
        _desk.With("notes/a.md", Block("x", "echo \"password=hunter2hunter2\"; echo ghp_0123456789abcdefghijklmnopqrstuvwxyzAB; echo kept"));
        await _desk.Deja("check");
        var kept = await File.ReadAllTextAsync(Assert.Single(Directory.EnumerateFiles(Outputs, "*", SearchOption.AllDirectories)), TestContext.Current.CancellationToken);
        Assert.Contains("kept", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2hunter2", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_note_says_word_for_word_is_not_kept_and_what_differs_is()
    {
        _desk.With("notes/a.md", Block("same", "echo hello", "hello") + Block("other", "echo hello $((40 + 2))", "hello ..."));
        await _desk.Deja("check");
        Assert.Contains("42", await File.ReadAllTextAsync(Assert.Single(Directory.EnumerateFiles(Outputs, "*", SearchOption.AllDirectories)), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_block_that_is_gone_its_output_and_its_pictures_go()
    {
        _desk.With("notes/a.md", Block("x", "echo one; echo '<svg/>' > \"$DEJA_OUT/drawn.svg\"") + Block("y", "echo two"));
        await _desk.Deja("check");
        Assert.Equal(2, (await File.ReadAllLinesAsync(Assert.Single(Directory.EnumerateFiles(Outputs)), TestContext.Current.CancellationToken)).Length);
        Assert.Single(Directory.EnumerateFiles(Assert.Single(Directory.EnumerateDirectories(Outputs))));
        _desk.With("notes/a.md", Block("y", "echo two"));
        await _desk.Deja("check");
        Assert.Contains("two", Assert.Single(await File.ReadAllLinesAsync(Assert.Single(Directory.EnumerateFileSystemEntries(Outputs)), TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_very_much_output_the_ends_are_kept()
    {
        _desk.With("notes/a.md", Block("x", "echo begin; seq 1 300000; echo finish"));
        Assert.Equal(0, (await _desk.Deja("check")).ExitCode);
        var file = new FileInfo(Assert.Single(Directory.EnumerateFiles(Outputs, "*", SearchOption.AllDirectories)));
        Assert.InRange(file.Length, 10_000, 200_000);
        var kept = await File.ReadAllTextAsync(file.FullName, TestContext.Current.CancellationToken);
        Assert.Contains("begin", kept, StringComparison.Ordinal);
        Assert.Contains("finish", kept, StringComparison.Ordinal);
    }
}
