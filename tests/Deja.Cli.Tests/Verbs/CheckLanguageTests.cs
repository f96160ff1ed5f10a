namespace Deja.Cli.Tests.Verbs;

/// <summary><c>deja check</c>: which languages run, and which are only parsed.</summary>
public sealed class CheckLanguageTests : CheckDesk
{
    [Fact]
    public async Task A_language_that_nothing_runs_is_named_and_never_passes()
    {
        _desk.With("notes/a.md", "<!-- deja: name=x -->\n```klingon\nnuqneH\n```\n");
        var run = await _desk.Deja("check");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("not run   a.md:2  x  nothing runs 'klingon'", run.Output, StringComparison.Ordinal);
        Assert.Contains("0 passed, 1 not run", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_of_ones_own_runs_by_its_command()
    {
        _desk.With("notes/deja.yml", "kernels:\n  upper: tr a-z A-Z --version {file}\n  shout: \"sed s/^/!/ {file}\"\n")
            .With("notes/a.md", "<!-- deja: name=x -->\n```shout\nhello\n```\n\n<!-- deja: expect -->\n```text\n!hello\n```\n");
        var run = await _desk.Deja("check");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error.Contains("1 passed", StringComparison.Ordinal) ? string.Empty : run.Error));
    }

    [Theory]
    [InlineData("kernls:\n  go: go run\n", "did you mean 'kernels'")]
    [InlineData("timeout: soon\n", "not 'soon'")]
    [InlineData("memory: much\n", "not 'much'")]
    [InlineData("kernels: [go]\n", "language and its command")]
    public async Task A_configuration_that_can_not_be_is_told(string yaml, string told)
    {
        _desk.With("notes/deja.yml", yaml).With("notes/a.md", Block("x", "true"));
        var run = await _desk.Deja("check");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("deja.yml", run.Error, StringComparison.Ordinal);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_without_a_directive_is_parsed()
    {
        _desk.With("notes/a.md", "```sh\nif true\nthen echo\n```\n\n```json\n{\"a\": }\n```\n\n```sh\ncat <your file> # fine\n```\n\n```sh\nfor ...\n```\n");
        var run = await _desk.Deja("check");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, run.Output.Split('\n').Count(l => l.StartsWith("unparsed", StringComparison.Ordinal) && l.Contains("does not parse", StringComparison.Ordinal)));
        Assert.Contains("a.md:7", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("python", "    x = 1\n    return x", true)]
    [InlineData("python", "def f():\n    return await g()", true)]
    [InlineData("python", ">>> 1 +\n", true)]
    [InlineData("python", "%timeit f()", true)]
    [InlineData("python", "print 'two'", false)]
    [InlineData("csharp", "var x = await F();\nx", true)]
    [InlineData("csharp", "var x = ;", false)]
    [InlineData("yaml", "a: [1", false)]
    public async Task A_part_of_a_program_parses_where_a_whole_one_would(string language, string code, bool isFine)
    {
        _desk.With("notes/a.md", $"```{language}\n{code}\n```\n");
        foreach (var _ in (int[])[1, 2]) Assert.Equal(isFine ? 0 : 1, (await _desk.Deja("check")).ExitCode);
        Assert.Equal(isFine && code[0] is not ('>' or '%'), File.Exists(_desk["notes/.deja/cache/parsed"]));
    }
}
