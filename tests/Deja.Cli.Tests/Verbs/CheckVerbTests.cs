using System.Xml.Linq;

namespace Deja.Cli.Tests.Verbs;

/// <summary><c>deja check</c>: do the notes still tell the truth?</summary>
public sealed class CheckVerbTests : CheckDesk
{
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
    [InlineData("needs=python:json,py:email.mime", "true", "passed")]
    [InlineData("needs=python:json,python:nonesuch", "false", "not-run")]
    [InlineData("needs=javascript:fs", "true", "passed")]
    [InlineData("needs=js:nonesuch", "false", "not-run")]
    [InlineData("needs=nonesuch:x", "false", "not-run")]
    [InlineData("needs=sql:x", "false", "not-run")]
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
    public async Task Blocks_that_are_not_run_for_the_same_reason_are_told_in_one_line()
    {
        _desk.With("notes/a.md", "<!-- deja: name=x -->\n```klingon\na\n```\n\n<!-- deja: name=y -->\n```klingon\nb\n```\n\n" + Block("z", "echo 1"));
        var lines = (await _desk.Deja("check")).Output.TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("passed    a.md:", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("not run   a.md:2 and 1 more  nothing runs 'klingon'", lines[1], StringComparison.Ordinal);
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
}
