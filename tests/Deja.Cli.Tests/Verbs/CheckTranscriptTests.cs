namespace Deja.Cli.Tests.Verbs;

/// <summary><c>deja check</c> of transcripts.</summary>
public sealed class CheckTranscriptTests : CheckDesk
{
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
}
