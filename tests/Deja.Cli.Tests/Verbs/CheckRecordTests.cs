namespace Deja.Cli.Tests.Verbs;

/// <summary>The records of <c>deja check</c>, and the parts of a notebook.</summary>
public sealed class CheckRecordTests : CheckDesk
{
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
    public async Task A_read_only_notebook_is_checked_and_told()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "root may write everywhere");
        _desk.With("notes/a.md", Block("x", "true"));
        File.SetUnixFileMode(_desk["notes"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var run = await _desk.Deja("check");
        File.SetUnixFileMode(_desk["notes"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Contains("can't", run.Error, StringComparison.Ordinal);
    }
}
