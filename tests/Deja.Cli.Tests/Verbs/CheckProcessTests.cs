namespace Deja.Cli.Tests.Verbs;

/// <summary>What blocks leave behind them in <c>deja check</c>: no process, and no mess on a terminal.</summary>
public sealed class CheckProcessTests : CheckDesk
{
    [Fact]
    public async Task A_block_ends_with_all_that_it_started()
    {
        _desk.With("notes/a.md", Block("x", $"trap '' TERM; (trap '' TERM INT HUP; setsid sh -c 'echo $$ > {_desk["pid"]}; exec sleep 300' &) ; sleep 300 & echo done"));
        var run = await _desk.Deja("check");
        Assert.Equal(0, run.ExitCode);
        await LiveProcess.Until(() => !File.Exists(_desk["pid"]) || !LiveProcess.Is(_desk.Read("pid")), "a daemon that the block started outlived it");
    }

    [Fact]
    public async Task A_daemon_of_an_isolated_block_is_gone_before_the_next_block_runs()
    {
        _desk.With("notes/a.md", Isolated($"(setsid env -i /bin/sh -c 'echo $$ > {_desk["pid"]}; exec /bin/sleep 300' &); until [ -s {_desk["pid"]} ]; do :; done") + Isolated($"! kill -0 \"$(cat {_desk["pid"]})\"") + Isolated("true"));
        Assert.Equal(["passed", "passed", "passed"], Outcomes(await _desk.Deja("check", "--json")));
    }

    [Fact]
    public async Task An_isolated_block_begins_with_nothing_of_the_one_before_in_the_folder_as_it_is_then()
    {
        var anew = Isolated("a=1; export B=2; cp -r . ../anew; rm -rf ../sub; mv ../anew ../sub");
        var here = Isolated("echo x >here; test -e ../sub/here && sleep 1.1");
        _desk.With("notes/sub/a.md", anew + here + Isolated("test \"$SECONDS$a$B\" = 0") + Isolated("exit 3", "exit=3"));
        Assert.Equal(["passed", "passed", "passed", "passed"], Outcomes(await _desk.Deja("check", "--json")));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 130)]
    [InlineData("KILL", 137)]
    public async Task Stopped_at_any_moment_no_process_is_left_and_the_records_are_whole(string signal, int code)
    {
        _desk.With("notes/a.md", Block("first", "true")).With("notes/b.md", Block("x", $"trap '' TERM; setsid sleep 300 & echo $! > '{_desk["pid"]}'; sleep 300"));
        await using var running = new Running(_desk.Describe("check", "--jobs", "1"));
        await LiveProcess.Until(() => File.Exists(_desk["pid"]) && _desk.Read("pid").EndsWith('\n'), "the block never began");
        await LiveProcess.Signal(signal, running.Id);
        var run = await running.Finish();
        Assert.Equal(code, run.ExitCode);
        await LiveProcess.Until(() => !LiveProcess.Is(_desk.Read("pid")), "what the block started outlived the check");
        if (File.Exists(_desk["notes/.deja/checks.jsonl"])) Assert.All(Records(), r => Assert.Equal("a.md first", r));
    }

    [Fact]
    public async Task Output_steers_no_terminal_and_is_no_more_than_text_in_a_report()
    {
        _desk.With("notes/a.md", Block("x", @"printf '\033]0;title\007\033[31mred\033[0m\033[2J\377\n'", "blue"));
        var run = await _desk.Deja("check");
        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Contains("+ red", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endless_output_ends()
    {
        _desk.With("notes/a.md", Block("x", "yes"));
        var run = await _desk.Deja("check");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("more than 8 MB", run.Output, StringComparison.Ordinal);
    }

    private static string Isolated(string code, string keys = "") => $"<!-- deja: session=new {keys} -->\n```sh\n{code}\n```\n\n";
}
