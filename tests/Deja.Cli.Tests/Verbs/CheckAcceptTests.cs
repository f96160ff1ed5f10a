namespace Deja.Cli.Tests.Verbs;

/// <summary><c>deja check --accept</c>.</summary>
public sealed class CheckAcceptTests : CheckDesk
{
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
    public async Task A_block_that_failed_is_not_accepted()
    {
        var text = Block("x", "echo new; exit 1", "old");
        _desk.With("notes/a.md", text);
        Assert.Equal(1, (await _desk.Deja("check", "--accept")).ExitCode);
        Assert.Equal(text, _desk.Read("notes/a.md"));
    }
}
