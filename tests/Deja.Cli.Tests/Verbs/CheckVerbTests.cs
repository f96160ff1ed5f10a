using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace Deja.Cli.Tests.Verbs;

/// <summary><c>deja check</c>: do the notes still tell the truth?</summary>
public sealed class CheckVerbTests : IDisposable
{
    private readonly Desk _desk = new();

    public CheckVerbTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no bash on Windows");
        _desk.Folder = "notes";
        _desk.With("notes/deja.yml", string.Empty).With("state/deja/trusted", _desk["notes"] + "\n");
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task What_a_note_says_is_held_against_what_its_block_prints()
    {
        _desk.With("notes/a.md", Block("good", "echo one; echo two >&2; echo three", "one\nthree") + Block("bad", "echo one; echo 2; echo three", "one\ntwo\nthree"));
        var run = await _desk.Deja("check");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("passed    a.md:2  good", run.Output, StringComparison.Ordinal);
        Assert.Contains("    - two\n    + 2\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 passed, 1 failed", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "true", "passed")]
    [InlineData("", "false", "failed")]
    [InlineData("exit=3", "exit 3", "passed")]
    [InlineData("exit=3", "exit 4", "failed")]
    [InlineData("exit=3", "true", "failed")]
    [InlineData("error=nonesuch", "ls /nonesuch", "passed")]
    [InlineData("error=nonesuch", "true", "failed")]
    [InlineData("error=other", "ls /nonesuch", "failed")]
    [InlineData("needs=nonesuchtool", "false", "not-run")]
    [InlineData("run=ask", "false", "not-run")]
    [InlineData("timeout=200ms", "sleep 60", "failed")]
    [InlineData("timeout=soon", "true", "failed")]
    [InlineData("after=nothing", "true", "failed")]
    [InlineData("exit=1000", "true", "failed")]
    public async Task A_directive_says_what_is_right(string keys, string code, string outcome)
    {
        _desk.With("notes/a.md", $"<!-- deja: name=x {keys} -->\n```sh\n{code}\n```\n");
        Assert.Equal([outcome], Outcomes(await _desk.Deja("check", "--json")));
    }

    [Fact]
    public async Task A_block_that_says_no_takes_no_part()
    {
        _desk.With("notes/a.md", "<!-- deja: run=no -->\n```sh\nfalse\n```\n\n```sh\nfalse\n```\n");
        var run = await _desk.Deja("check");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_run_again()
    {
        _desk.With("notes/a.md", Block("x", $"echo ran >> '{_desk["ran"]}'") + Block("y", "true"));
        foreach (var (arguments, outcome, times) in ((string[], string, int)[])[([], "passed", 1), ([], "unchanged", 1), (["--fresh"], "passed", 2), ([], "unchanged", 2)])
        {
            var run = await _desk.Deja(["check", "--json", .. arguments]);
            Assert.Equal([outcome, outcome], Outcomes(run));
            Assert.Equal(times, _desk.Read("ran").Count(c => c == '\n'));
        }
    }

    [Theory]
    [InlineData("notes/a.md", "echo x", "echo x # another")]
    [InlineData("notes/a.md", "before=1", "before=2")]
    [InlineData("notes/a.md", "```text\nx\n", "```text\n...\n")]
    [InlineData("notes/a.md", "param.p=1", "param.p=2")]
    [InlineData("notes/data/in.csv", "1,2", "1,3")]
    [InlineData("notes/a.md", "timeout=60s exit=0", "timeout=60s exit=0 cwd=data")]
    public async Task A_block_is_run_again_when_what_it_depends_on_changes(string file, string old, string changed)
    {
        _desk.With("notes/data/in.csv", "1,2\n").With("notes/a.md", $"""
            <!-- deja: name=first -->
            ```sh
            before=1
            ```

            <!-- deja: name=x inputs=data/*.csv param.p=1 timeout=60s exit=0 -->
            ```sh
            echo x
            : <p>
            ```

            <!-- deja: expect -->
            ```text
            x
            ```

            """);
        await _desk.Deja("check");
        Assert.Equal(["unchanged", "unchanged"], Outcomes(await _desk.Deja("check", "--json")));
        _desk.With(file, _desk.Read(file).Replace(old, changed, StringComparison.Ordinal));
        Assert.Equal("passed", Outcomes(await _desk.Deja("check", "--json"))[1]);
    }

    [Fact]
    public async Task A_block_that_passed_and_fails_now_has_rotted_and_what_changed_is_told()
    {
        _desk.With("notes/in.txt", "one\n").With("notes/a.md", "<!-- deja: name=x inputs=in.txt -->\n```sh\ncat in.txt\n```\n\n<!-- deja: expect -->\n```text\none\n```\n");
        Assert.Equal(0, (await _desk.Deja("check")).ExitCode);
        _desk.With("notes/in.txt", "two\n");
        foreach (var _ in (int[])[1, 2])
        {
            var run = await _desk.Deja("check");
            Assert.Equal(1, run.ExitCode);
            Assert.Contains("rotted    a.md:8  x", run.Output, StringComparison.Ordinal);
            Assert.Contains("its input 'in.txt' was changed", run.Output, StringComparison.Ordinal);
            Assert.Contains("1 rotted", run.Error, StringComparison.Ordinal);
        }

        var record = JsonDocument.Parse(_desk.Read("notes/.deja/checks.jsonl")).RootElement;
        Assert.Equal("failed", record.GetProperty("status").GetString());
        Assert.True(record.TryGetProperty("passed", out _));
    }

    [Fact]
    public async Task What_came_out_is_accepted_and_nothing_else_of_the_note_changes()
    {
        var text = "---\r\ntitle: A\r\n---\r\n" + (Block("x", "echo new; echo '```'; echo kept 12", "old\n...\nkept ...") + "text below\n" + Block("y", "echo same", "same")).Replace("\n", "\r\n", StringComparison.Ordinal);
        _desk.With("notes/a.md", text);
        var run = await _desk.Deja("check", "--accept");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("accepted", run.Output, StringComparison.Ordinal);
        Assert.Equal(text.Replace("```text\r\nold\r\n...\r\nkept ...\r\n```", "```text\r\nnew\r\n...\r\nkept ...\r\n```", StringComparison.Ordinal), _desk.Read("notes/a.md"));
        Assert.Equal(["unchanged", "unchanged"], Outcomes(await _desk.Deja("check", "--json")));
    }

    [Fact]
    public async Task What_comes_after_a_block_that_is_accepted_runs()
    {
        _desk.With("notes/a.md", Block("x", "echo new; y=1", "old") + "<!-- deja: name=z after=x -->\n```sh\necho $y\n```\n\n<!-- deja: expect -->\n```text\n1\n```\n");
        Assert.Equal(["failed", "not-run"], Outcomes(await _desk.Deja("check", "--json")));
        Assert.Equal(["accepted", "passed"], Outcomes(await _desk.Deja("check", "--accept", "--json")));
    }

    [Fact]
    public async Task Blocks_that_are_not_run_for_the_same_reason_are_told_in_one_line()
    {
        _desk.With("notes/a.md", "<!-- deja: name=x -->\n```klingon\na\n```\n\n<!-- deja: name=y -->\n```klingon\nb\n```\n\n" + Block("z", "echo 1"));
        var lines = (await _desk.Deja("check")).Output.TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("passed    a.md:", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("not run   a.md:2 and 1 more  nothing runs 'klingon'", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_block_that_failed_is_not_accepted()
    {
        var text = Block("x", "echo new; exit 1", "old");
        _desk.With("notes/a.md", text);
        Assert.Equal(1, (await _desk.Deja("check", "--accept")).ExitCode);
        Assert.Equal(text, _desk.Read("notes/a.md"));
    }

    [Fact]
    public async Task A_transcript_is_its_own_expectation()
    {
        _desk.With("notes/a.md", "<!-- deja: name=x -->\n```console\n$ echo hello\nhello\n$ x=1; echo 'a\n> b'\na\nb\n$ echo \"$x\" >&2; printf 'no newline'\n1\nno newline\n$ ls /nonesuch\nls: ...\n```\n");
        var run = await _desk.Deja("check");
        Assert.Equal((0, true), (run.ExitCode, run.Output.Contains("passed", StringComparison.Ordinal)));

        _desk.With("notes/a.md", _desk.Read("notes/a.md").Replace("\na\nb\n", "\na\nc\n", StringComparison.Ordinal));
        Assert.Contains("    - c\n    + b\n", (await _desk.Deja("check")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _desk.Deja("check", "--accept")).ExitCode);
        Assert.Contains("> b'\na\nb\n$ echo \"$x\"", _desk.Read("notes/a.md"), StringComparison.Ordinal);
        Assert.Contains("\nls: ...\n", _desk.Read("notes/a.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_looks_like_a_placeholder_in_the_output_of_a_transcript_is_none()
    {
        _desk.With("notes/a.md", "<!-- deja: name=x param.word=hi -->\n```console\n$ echo <word> '<''port>'\nhi <port>\n```\n");
        Assert.Equal(["passed"], Outcomes(await _desk.Deja("check", "--json")));
    }

    [Fact]
    public async Task A_transcript_that_the_shell_cannot_read_fails_with_what_the_shell_says()
    {
        _desk.With("notes/a.md", "<!-- deja: name=x -->\n```console\n$ echo (\nhi\n```\n");
        var run = await _desk.Deja("check");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("syntax error", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_block_does_with_deja_depends_on_its_version()
    {
        _desk.With("notes/a.md", Block("x", "deja --version > /dev/null") + Block("y", "echo /deja/x"));
        await _desk.Deja("check");
        var own = (await _desk.Deja("--version")).Output.Trim();
        var records = _desk.Read("notes/.deja/checks.jsonl").TrimEnd('\n').Split('\n');
        Assert.Contains($"\"deja\":\"{own}", records[0], StringComparison.Ordinal);
        Assert.DoesNotContain("\"deja\":", records[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_of_a_notebook_elsewhere_is_checked_as_a_part_of_it()
    {
        _desk.With("notes/setup.sh", "x=set\n").With("notes/sub/a.md", "<!-- deja: name=x setup=../setup.sh -->\n```sh\ntest \"$x\" = set\n```\n");
        _desk.Folder = "work";
        Assert.Equal(["passed"], Outcomes(await _desk.Deja("check", _desk["notes/sub/a.md"], "--json")));
        Assert.False(Directory.Exists(_desk["notes/sub/.deja"]));
    }

    [Fact]
    public async Task Nothing_runs_where_one_of_the_notebooks_is_not_trusted()
    {
        _desk.With("notes/a.md", Block("x", $"touch '{_desk["ran"]}'")).With("other/b.md", Block("y", "true"));
        var run = await _desk.Deja("check", "-n", _desk["notes"], "-n", _desk["other"]);
        Assert.Equal((2, string.Empty, false), (run.ExitCode, run.Output, File.Exists(_desk["ran"])));
        Assert.Contains($"'{_desk["other"]}' is not trusted", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_note_has_fresh_sessions_and_the_blocks_of_one_share_theirs()
    {
        _desk.With("notes/a.md", Block("set", "x=1; cd /") + Block("get", "echo \"$x $PWD\"", "1 /")).With("notes/b.md", Block("get", "echo \"[$x]\"", "[]"))
            .With("notes/c.md", Block("set", "x=1") + "<!-- deja: name=own session=new -->\n```sh\necho \"[$x]\"\n```\n\n<!-- deja: expect -->\n```text\n[]\n```\n");
        Assert.Equal(0, (await _desk.Deja("check")).ExitCode);
    }

    [Fact]
    public async Task A_block_whose_predecessor_ended_the_session_is_told_and_not_run()
    {
        _desk.With("notes/a.md", Block("ends", "x=1; exit 3") + Block("next", "touch next-ran"));
        Assert.Equal(["failed", "not-run"], Outcomes(await _desk.Deja("check", "--json")));
        Assert.False(File.Exists(_desk["notes/next-ran"]));
    }

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

    [Fact]
    public async Task JUnit_and_annotations_name_the_line()
    {
        _desk.With("notes/a.md", Block("good", "true") + Block("bad", "echo 1", "2") + "<!-- deja: name=none needs=nonesuchtool -->\n```sh\ntrue\n```\n");
        _desk.Variables["GITHUB_ACTIONS"] = "true";
        var run = await _desk.Deja("check", "--junit", _desk["out.xml"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("::error file=a.md,line=13,title=bad failed::it printed something else than the note says%0A- 2%0A+ 1", run.Output, StringComparison.Ordinal);
        var suites = XDocument.Parse(_desk.Read("out.xml")).Root!;
        Assert.Equal(("3", "1", "1"), (suites.Attribute("tests")!.Value, suites.Attribute("failures")!.Value, suites.Attribute("skipped")!.Value));
        Assert.Equal("13", suites.Descendants("testcase").Single(c => c.Attribute("name")!.Value == "bad").Attribute("line")!.Value);
    }

    [Fact]
    public async Task The_parts_of_several_machines_are_the_whole_and_each_note_is_in_one()
    {
        for (var i = 0; i < 12; i++) _desk.With($"notes/n{i}.md", Block("x", "true"));
        var notes = new List<string?>();
        for (var part = 1; part <= 3; part++)
        {
            var run = await _desk.Deja("check", "--json", "--shard", $"{part}/3");
            notes.AddRange(Desk.Json(run).GetProperty("blocks").EnumerateArray().Select(b => b.GetProperty("note").GetString()));
        }

        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"n{i}.md").Order(StringComparer.Ordinal), notes.Order(StringComparer.Ordinal));
        Assert.Equal(12, Records().Count);
        Assert.Equal(2, (await _desk.Deja("check", "--shard", "4/3")).ExitCode);
    }

    [Fact]
    public async Task Records_stand_in_a_stable_order_and_those_of_blocks_that_are_gone_go()
    {
        _desk.With("notes/b.md", Block("z", "true") + Block("a", "true")).With("notes/a.md", Block("m", "true"));
        await _desk.Deja("check");
        Assert.Equal(["a.md m", "b.md a", "b.md z"], Records());
        var text = _desk.Read("notes/.deja/checks.jsonl");
        await _desk.Deja("check");
        Assert.Equal(text, _desk.Read("notes/.deja/checks.jsonl"));

        _desk.With("notes/b.md", Block("z", "true"));
        File.Delete(_desk["notes/a.md"]);
        await _desk.Deja("check");
        Assert.Equal(["b.md z"], Records());
    }

    [Fact]
    public async Task Checking_a_part_keeps_the_records_of_the_rest()
    {
        _desk.With("notes/a.md", Block("x", "true")).With("notes/b.md", Block("x", "true"));
        await _desk.Deja("check");
        await _desk.Deja("check", "--fresh", "a.md");
        Assert.Equal(["a.md x", "b.md x"], Records());
    }

    [Fact]
    public async Task After_a_merge_that_left_both_lines_the_later_check_counts()
    {
        _desk.With("notes/a.md", Block("x", "true"));
        await _desk.Deja("check");
        var line = _desk.Read("notes/.deja/checks.jsonl");
        var old = line.Replace("\"when\":\"20", "\"when\":\"19", StringComparison.Ordinal).Replace("\"key\":\"", "\"key\":\"0", StringComparison.Ordinal);
        _desk.With("notes/.deja/checks.jsonl", $"<<<<<<< ours\n{old}=======\n{line}>>>>>>> theirs\n");
        Assert.Equal(["unchanged"], Outcomes(await _desk.Deja("check", "--json")));
    }

    [Fact]
    public async Task Two_checks_at_once_keep_the_records_of_both()
    {
        for (var i = 0; i < 8; i++) _desk.With($"notes/{(i % 2 == 0 ? "even" : "odd")}/n{i}.md", Block("x", "true"));
        var runs = await Task.WhenAll(_desk.Deja("check", "even"), _desk.Deja("check", "odd"));
        Assert.All(runs, r => Assert.Equal(0, r.ExitCode));
        Assert.Equal(8, Records().Count);
    }

    [Fact]
    public async Task A_block_ends_with_all_that_it_started()
    {
        _desk.With("notes/a.md", Block("x", $"trap '' TERM; (trap '' TERM INT HUP; setsid sh -c 'echo $$ > {_desk["pid"]}; exec sleep 300' &) ; sleep 300 & echo done"));
        var run = await _desk.Deja("check");
        Assert.Equal(0, run.ExitCode);
        await LiveProcess.Until(() => !File.Exists(_desk["pid"]) || !LiveProcess.Is(_desk.Read("pid")), "a daemon that the block started outlived it");
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

    [Fact]
    public async Task A_read_only_notebook_is_checked_and_told()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "root may write everywhere");
        _desk.With("notes/a.md", Block("x", "true"));
        File.SetUnixFileMode(_desk["notes"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var run = await _desk.Deja("check");
        File.SetUnixFileMode(_desk["notes"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Contains("can't", run.Error, StringComparison.Ordinal);
    }

    private static string Block(string name, string code, string? expected = null) =>
        $"<!-- deja: name={name} -->\n```sh\n{code}\n```\n\n" + (expected is null ? string.Empty : $"<!-- deja: expect -->\n```text\n{expected}\n```\n\n");

    private static List<string> Outcomes(Finished run) => [.. Desk.Json(run).GetProperty("blocks").EnumerateArray().Select(b => b.GetProperty("outcome").GetString()!)];

    private List<string> Records() =>
        [.. _desk.Read("notes/.deja/checks.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.GetProperty("note").GetString()} {r.GetProperty("block").GetString()}"))];
}
