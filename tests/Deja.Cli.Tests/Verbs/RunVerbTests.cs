namespace Deja.Cli.Tests.Verbs;

/// <summary><c>deja run</c>: blocks for somebody who watches.</summary>
public sealed class RunVerbTests : IDisposable
{
    private const string Note = """
        # Linux

        ## Who holds a port

        <!-- deja: name=args param.second=two -->
        ```sh
        printf '[%s]' <first> "<second>"
        ```

        <!-- deja: name=set -->
        ```sh
        x=kept; cd /
        ```

        <!-- deja: name=get -->
        ```sh
        echo "x=$x in $PWD"
        ```

        <!-- deja: name=get-after after=set -->
        ```sh
        echo "x=$x in $PWD"
        ```

        ## Ends

        <!-- deja: name=streams -->
        ```sh
        echo out; echo err >&2; cat; exit 7
        ```

        <!-- deja: name=ask run=ask -->
        ```sh
        echo asked
        ```

        <!-- deja: name=never run=no -->
        ```sh
        echo never
        ```

        <!-- deja: name=slow timeout=300ms -->
        ```sh
        sleep 60
        ```

        <!-- deja: name=killed -->
        ```sh
        kill -9 $$
        ```

        <!-- deja: name=eval -->
        ```sh
        eval "echo <code>"
        ```

        ```klingon
        nuqneH
        ```

        """;

    private readonly Desk _desk = new();

    public RunVerbTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no bash on Windows");
        _desk.Folder = "notes";
        _desk.With("notes/deja.yml", string.Empty).With("notes/linux.md", Note).With("state/deja/trusted", _desk["notes"] + "\n");
    }

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("linux.md#get")]
    [InlineData("linux#get")]
    [InlineData("linux.md#3")]
    public async Task A_block_is_run_by_its_name_or_its_number(string block)
    {
        var run = await _desk.Deja("run", block);
        Assert.Equal((0, $"x= in {_desk["notes"]}\n", string.Empty), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task What_stands_under_a_heading_is_run_in_order_and_keeps_its_state()
    {
        var run = await _desk.Deja("run", "linux.md#who-holds-a-port", "first=1");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("[1][two]x=kept in /\nx=kept in /\n", run.Output);
    }

    [Fact]
    public async Task A_note_of_a_notebook_elsewhere_is_run_as_a_part_of_it()
    {
        _desk.With("notes/setup.sh", "x=set\n").With("notes/sub/a.md", "<!-- deja: name=x setup=../setup.sh -->\n```sh\necho \"$x\"\n```\n");
        _desk.Folder = "work";
        var run = await _desk.Deja("run", _desk["notes/sub/a.md#x"]);
        Assert.Equal((0, "set\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Dry_shows_where_a_value_is_still_to_be_given()
    {
        var run = await _desk.Deja("run", "linux.md#args", "--dry");
        Assert.Equal((0, "printf '[%s]' <first> \"<second>\"\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task A_block_that_says_here_runs_where_the_user_is()
    {
        _desk.With("notes/here.md", "<!-- deja: name=where cwd=here -->\n```sh\npwd\n```\n");
        _desk.Folder = "work";
        var run = await _desk.Deja("run", "-n", _desk["notes"], "here.md#where");
        Assert.Equal((0, $"{_desk.Work}\n"), (run.ExitCode, run.Output));
    }

    [Theory]
    [InlineData("linux.md#get-after")]
    [InlineData("linux.md#get", "--above", "first=1")]
    public async Task The_blocks_that_it_needs_run_before_it(params string[] arguments)
    {
        var run = await _desk.Deja(["run", .. arguments]);
        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("x=kept in /\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_block_that_lacks_a_name_of_the_blocks_above_it_is_told_how_to_run_them_first()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "python3 is not installed");
        _desk.With("notes/py.md", "<!-- deja: name=make -->\n```python\nmade = 5\n```\n\n<!-- deja: name=use -->\n```python\nprint(made)\n```\n");
        var alone = await _desk.Deja("run", "py.md#use");
        Assert.Equal(1, alone.ExitCode);
        Assert.Contains("with them: the same command and --above", alone.Error, StringComparison.Ordinal);
        var whole = await _desk.Deja("run", "py.md#use", "--above");
        Assert.Equal((0, "5\n"), (whole.ExitCode, whole.Output));
        Assert.DoesNotContain("--above", whole.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("it's \"quoted\"")]
    [InlineData("$(touch pwned); `touch pwned`")]
    [InlineData("-rf")]
    [InlineData("two\nlines")]
    [InlineData("端口 ; touch pwned")]
    [InlineData("")]
    public async Task A_value_arrives_as_one_argument_exactly(string value)
    {
        var run = await _desk.Deja("run", "linux.md#args", $"first={value}", $"second={value}");
        Assert.Equal((0, $"[{value}][{value}]"), (run.ExitCode, run.Output));
        Assert.False(File.Exists(_desk["notes/pwned"]));
    }

    [Fact]
    public async Task A_missing_value_is_told_before_anything_has_run()
    {
        var run = await _desk.Deja("run", "linux.md");
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("first=…", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_value_is_told_with_the_good_ones()
    {
        var run = await _desk.Deja("run", "linux.md#args", "fist=1");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("did you mean 'first'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_make_a_value_code_is_refused()
    {
        var run = await _desk.Deja("run", "linux.md#eval", "code=x");
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("'eval' reads its arguments as code", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_exit_code_and_an_empty_input_are_the_blocks_own()
    {
        var run = await _desk.DejaReading("input\n", "run", "linux.md#streams");
        Assert.Equal((7, "out\n", "err\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task A_signal_is_told_by_the_exit_code() => Assert.Equal(137, (await _desk.Deja("run", "linux.md#killed")).ExitCode);

    [Fact]
    public async Task A_block_that_takes_too_long_is_ended()
    {
        var run = await _desk.Deja("run", "linux.md#slow");
        Assert.Equal(124, run.ExitCode);
        Assert.Contains("300 ms", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_block_and_what_it_started()
    {
        _desk.With("notes/long.md", $"<!-- deja: name=x -->\n```sh\nsleep 300 & echo $! > '{_desk["pid"]}'; echo ready; sleep 300\n```\n");
        await using var running = new Running(_desk.Describe("run", "long.md#x"));
        await running.ReadUntil("ready");
        await LiveProcess.Signal("INT", running.Id);
        var run = await running.Finish();
        Assert.Equal(130, run.ExitCode);
        Assert.False(LiveProcess.Is(_desk.Read("pid")), "what the block had started is still there");
    }

    [Fact]
    public async Task A_block_that_asks_is_not_run_where_nobody_can_be_asked()
    {
        var run = await _desk.Deja("run", "linux.md#ask");
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("--yes", run.Error, StringComparison.Ordinal);
        Assert.Equal((0, "asked\n"), ((await _desk.Deja("run", "linux.md#ask", "--yes")) is var yes ? (yes.ExitCode, yes.Output) : default));
    }

    [Theory]
    [InlineData("linux.md#never", "run=no")]
    [InlineData("linux.md#11", "nothing runs 'klingon'")]
    [InlineData("linux.md#gett", "did you mean '#get'")]
    [InlineData("linux.md#99", "none of the number 99")]
    [InlineData("nowhere.md", "no note 'nowhere.md'")]
    public async Task What_can_not_run_is_told(string block, string told)
    {
        var run = await _desk.Deja("run", block);
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dry_shows_what_somebody_would_type()
    {
        var run = await _desk.Deja("run", "linux.md#args", "--dry", "first=it's", "second=$HOME");
        Assert.Equal((0, "printf '[%s]' 'it'\\''s' \"\\$HOME\"\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Dry_prints_what_would_run_and_runs_nothing_even_untrusted()
    {
        File.Delete(_desk["state/deja/trusted"]);
        var run = await _desk.Deja("run", "linux.md#args", "--dry", "first=a b");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("printf '[%s]'", run.Output, StringComparison.Ordinal);
        Assert.Contains("'a b'", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("[a b]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_has_enough_is_no_error()
    {
        _desk.With("notes/much.md", "<!-- deja: name=x -->\n```sh\nyes | head -c 10000000\n```\n");
        var run = await _desk.Shell("\"$deja\" run much.md#x | head -n 1; echo \"${PIPESTATUS[0]}\"");
        Assert.StartsWith("y\n", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }
}
