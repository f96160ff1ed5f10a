namespace Deja.Cli.Tests.Verbs;

/// <summary><c>deja trust</c>: nothing in a notebook runs before its user said so.</summary>
public sealed class TrustVerbTests : IDisposable
{
    private readonly Desk _desk = new();

    public TrustVerbTests()
    {
        _desk.Folder = "notes";
        _desk.With("notes/deja.yml", "kernels:\n  touch: touch {file}.ran\n")
            .With("notes/a.md", $"<!-- deja: name=x -->\n```sh\ntouch '{_desk["ran"]}'\n```\n\n<!-- deja: name=y -->\n```python\nopen('{_desk["ran"]}', 'w')\n```\n\n<!-- deja: name=z -->\n```touch\nx\n```\n");
    }

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("check")]
    [InlineData("check", "a.md")]
    [InlineData("run", "a.md")]
    [InlineData("run", "a.md#x")]
    [InlineData("run", "a.md#y")]
    public async Task A_notebook_that_is_not_trusted_runs_nothing_and_the_command_to_type_is_told(params string[] arguments)
    {
        var run = await _desk.Deja(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"deja trust {_desk["notes"]}", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_desk["ran"]));
    }

    [Fact]
    public async Task A_notebook_can_not_trust_itself()
    {
        foreach (var file in (string[])["trusted", ".deja/trusted", "state/deja/trusted"]) _desk.With($"notes/{file}", _desk["notes"] + "\n");
        Assert.Equal(2, (await _desk.Deja("check")).ExitCode);
        Assert.False(File.Exists(_desk["ran"]));
    }

    [Fact]
    public async Task Trusted_it_runs_and_trusted_no_more_it_does_not()
    {
        var trust = await _desk.Deja("trust");
        Assert.Equal(0, trust.ExitCode);
        Assert.Contains("would run 3 blocks of 1 note", trust.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await _desk.Deja("run", "a.md#x")).ExitCode);
        Assert.True(File.Exists(_desk["ran"]));

        Assert.Equal(0, (await _desk.Deja("trust", "--revoke")).ExitCode);
        Assert.Equal(2, (await _desk.Deja("run", "a.md#x")).ExitCode);
    }

    [Fact]
    public async Task A_folder_below_a_trusted_one_is_trusted_and_one_beside_it_is_not()
    {
        _desk.With("notes2/b.md", "<!-- deja: name=x -->\n```sh\ntrue\n```\n").With("notes/sub/c.md", "<!-- deja: name=x -->\n```sh\ntrue\n```\n");
        await _desk.Deja("trust", _desk["notes"]);
        Assert.Equal(0, (await _desk.Deja("check", "-n", _desk["notes/sub"])).ExitCode);
        Assert.Equal(2, (await _desk.Deja("check", "-n", _desk["notes2"])).ExitCode);
    }

    [Fact]
    public async Task For_one_call_it_is_trusted_and_nothing_is_kept()
    {
        Assert.Equal(0, (await _desk.Deja("run", "a.md#x", "--trust")).ExitCode);
        Assert.True(File.Exists(_desk["ran"]));
        Assert.Equal(2, (await _desk.Deja("run", "a.md#x")).ExitCode);
        Assert.Empty((await _desk.Deja("trust", "--list")).Output);
    }

    [Fact]
    public async Task Those_that_are_trusted_are_listed_and_one_that_is_gone_can_be_revoked()
    {
        Directory.CreateDirectory(_desk["gone"]);
        await _desk.Deja("trust", _desk["gone"]);
        await _desk.Deja("trust", _desk["notes"]);
        Directory.Delete(_desk["gone"]);
        Assert.Equal($"{_desk["gone"]}  (gone)\n{_desk["notes"]}\n", (await _desk.Deja("trust", "--list")).Output.ReplaceLineEndings("\n"));
        Assert.Equal(0, (await _desk.Deja("trust", "--revoke", _desk["gone"])).ExitCode);
        Assert.Equal($"{_desk["notes"]}\n", (await _desk.Deja("trust", "--list")).Output.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("trust", "nowhere")]
    [InlineData("trust", "a.md")]
    [InlineData("trust", "--revoke")]
    public async Task What_can_not_be_trusted_is_told(params string[] arguments)
    {
        var run = await _desk.Deja(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_note_without_marked_blocks_is_parsed_without_trust()
    {
        _desk.With("notes/a.md", "```sh\nif true\n```\n");
        var run = await _desk.Deja("check");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("a.md:", run.Output, StringComparison.Ordinal);
        Assert.Contains("does not parse", run.Output, StringComparison.Ordinal);
    }
}
