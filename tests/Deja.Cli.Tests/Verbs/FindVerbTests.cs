namespace Deja.Cli.Tests.Verbs;

public sealed class FindVerbTests : IDisposable
{
    private readonly Desk _desk = new Desk()
        .With("notes/deja.yml", "")
        .With("notes/linux.md", "# Linux\n\n## Who has a port\n\nWhich process has taken tcp port 4000:\n\n```sh\nlsof -i :4000\n```\n")
        .With("notes/sub/笔记.md", "# 笔记\n\n交叉注意力的梯度消失\n");

    public FindVerbTests() => _desk.Folder = "notes";

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task What_is_found_is_printed_with_file_line_title_and_snippet()
    {
        var run = await _desk.Deja("find", "tcp", "port");
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.StartsWith("linux.md:5  Who has a port\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Which process has taken tcp port 4000:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_the_promised_shape()
    {
        var run = await _desk.Deja("find", "梯度", "--json");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("梯度", run.Output, StringComparison.Ordinal);
        var root = Desk.Json(run);
        Assert.Equal(["matches"], root.EnumerateObject().Select(p => p.Name));
        var match = Assert.Single(root.GetProperty("matches").EnumerateArray());
        Assert.Equal(["note", "anchor", "title", "line", "snippet", "score"], match.EnumerateObject().Select(p => p.Name).Take(6));
        Assert.Equal("sub/笔记.md", match.GetProperty("note").GetString());
        Assert.Equal("笔记", match.GetProperty("anchor").GetString());
        Assert.Equal("笔记", match.GetProperty("title").GetString());
        Assert.Equal(3, match.GetProperty("line").GetInt32());
        Assert.Equal("交叉注意力的梯度消失", match.GetProperty("snippet").GetString());
        Assert.True(match.GetProperty("score").GetDouble() > 0);
    }

    [Fact]
    public async Task Finding_nothing_ends_with_1()
    {
        var run = await _desk.Deja("find", "xyzzy");
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("xyzzy", run.Error, StringComparison.Ordinal);
        Assert.Contains(_desk["notes"], run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_look_for_is_wrong_use()
    {
        Assert.Equal(2, (await _desk.Deja("find", "")).ExitCode);
        Assert.Equal(2, (await _desk.Deja("find", " ")).ExitCode);
    }

    [Fact]
    public async Task A_mistyped_option_is_not_searched_for()
    {
        var run = await _desk.Deja("find", "port", "--jsn");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("did you mean '--json'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("build", "--outputt", "--output")]
    [InlineData("serve", "--prot", "--port")]
    public async Task A_mistyped_option_with_a_value_is_told_as_one(string verb, string typed, string meant)
    {
        var run = await _desk.Deja(verb, ".", typed, "1");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"deja {verb} has no option '{typed}': did you mean '{meant}'?", run.Error, StringComparison.Ordinal);
    }

    // It is taken for the file, and its value for one too many.
    [Theory]
    [InlineData("recall", "--limt", "--limit")]
    [InlineData("show", "--notbook", "--notebook")]
    public async Task A_mistyped_option_in_the_place_of_a_file_is_told_too(string verb, string typed, string meant)
    {
        var run = await _desk.Deja(verb, typed, "3");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"deja {verb} has no option '{typed}': did you mean '{meant}'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_of_other_commands_are_words()
    {
        _desk.With("notes/git.md", "# Push\n\nNever `git push --force` to a shared branch.\n");
        Assert.StartsWith("git.md", (await _desk.Deja("find", "git", "push", "--force")).Output, StringComparison.Ordinal);
        Assert.StartsWith("linux.md", (await _desk.Deja("find", "--", "lsof", "-i")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finding_nothing_as_json_is_an_empty_list()
    {
        var run = await _desk.Deja("find", "xyzzy", "--json");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("{\"matches\":[]}", run.Output.Trim());
    }

    [Fact]
    public async Task Marks_alone_find_nothing()
    {
        var run = await _desk.Deja("find", "\"*\"");
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task The_limit_is_kept()
    {
        for (var i = 0; i < 20; i++) _desk.With($"notes/n{i}.md", "# N\n\napricot\n");
        Assert.Equal(10, await Count("find", "apricot"));
        Assert.Equal(3, await Count("find", "apricot", "--limit", "3"));
        Assert.Equal(20, await Count("find", "apricot", "--limit", "100"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("1.5")]
    [InlineData("99999999999999")]
    [InlineData("")]
    public async Task A_limit_that_is_none_is_told(string limit)
    {
        var run = await _desk.Deja("find", "port", "--limit", limit);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--limit", run.Error, StringComparison.Ordinal);
        Assert.Contains($"'{limit}'", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_slip_of_the_keys_is_told_beside_the_result()
    {
        var run = await _desk.Deja("find", "procses");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("'procses'", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("linux.md", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_look_like_options_are_found_behind_two_dashes()
    {
        _desk.With("notes/pip.md", "# pip\n\nuse --break-system-packages\n");
        var run = await _desk.Deja("find", "--", "--break-system-packages");
        Assert.StartsWith("pip.md", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_found_at_once()
    {
        Assert.Equal(1, (await _desk.Deja("find", "apricot")).ExitCode);
        _desk.With("notes/new.md", "# New\n\napricot\n");
        Assert.Equal(0, (await _desk.Deja("find", "apricot")).ExitCode);
        File.Delete(_desk["notes/new.md"]);
        Assert.Equal(1, (await _desk.Deja("find", "apricot")).ExitCode);
    }

    private async Task<int> Count(params string[] arguments) =>
        Desk.Json(await _desk.Deja([.. arguments, "--json"])).GetProperty("matches").EnumerateArray().Count();
}
