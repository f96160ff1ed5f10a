namespace Deja.Cli.Tests.Verbs;

/// <summary><c>deja check</c> of blocks that a Jupyter kernel runs, which the notebook's virtual environment has.</summary>
public sealed class CheckJupyterTests : CheckDesk
{
    private const string Spec = "notes/.venv/share/jupyter/kernels/mine/kernel.json";
    private const string Note = "<!-- deja: name=x -->\n```testlang\nx = 40\nprint('hello')\nx + 2\n```\n\n<!-- deja: expect -->\n```text\nhello\n42\n```\n";

    [Fact]
    public async Task What_a_kernel_prints_and_shows_is_compared_and_what_has_not_changed_is_not_run_again()
    {
        Assert.SkipUnless(Directory.Exists("/usr/lib/python3/dist-packages/ipykernel"), "ipykernel is not installed; on Debian: sudo apt-get install python3-ipykernel");
        _desk.With(Spec, """{"argv":["/usr/bin/python3","-m","ipykernel_launcher","-f","{connection_file}"],"language":"testlang"}""").With("notes/a.md", Note);
        var first = await _desk.Deja("check");
        Assert.Contains("1 passed", first.Error, StringComparison.Ordinal);
        Assert.Contains("\"ipython\"", _desk.Read("notes/.deja/checks.jsonl"), StringComparison.Ordinal);
        Assert.Equal(["unchanged"], Outcomes(await _desk.Deja("check", "--json")));
    }

    [Fact]
    public async Task A_kernel_that_does_not_start_fails_its_block_and_no_other()
    {
        _desk.With(Spec, """{"argv":["sh","-c","echo no such module >&2; exit 3","{connection_file}"],"language":"testlang"}""").With("notes/a.md", $"{Note}\n{Block("y", "true")}");
        var run = await _desk.Deja("check");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("1 passed, 1 failed", run.Error, StringComparison.Ordinal);
        Assert.Contains("no such module", run.Output, StringComparison.Ordinal);
    }
}
