using Deja.Notes;

namespace Deja.Cli.Tests.Verbs;

/// <summary><c>deja new</c> and <c>deja solved</c>: from a failure to a note that helps the next time.</summary>
public sealed class NewVerbTests : IDisposable
{
    private const string Error = "WidgetDetachedError: widget 'cart' was detached from its session";

    private readonly Desk _desk = new Desk().With("notes/other.md", "# Sessions\n\nA session belongs to a request.\n");

    public NewVerbTests() => _desk.With("config/deja/notebooks", _desk["notes"] + "\n");

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("Who holds a port?", "who-holds-a-port.md")]
    [InlineData("端口 被占用", "端口-被占用.md")]
    [InlineData("../../etc/passwd", "etcpasswd.md")]
    [InlineData("???", "note.md")]
    public async Task A_new_note_is_named_after_its_title(string title, string file)
    {
        var run = await _desk.Deja("new", title);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(_desk[$"notes/{file}"], run.Output.Trim());
        Assert.Equal(title, Read(run.Output.Trim()).Title);
    }

    [Fact]
    public async Task A_note_that_is_there_is_never_overwritten()
    {
        await _desk.Deja("new", "Sessions");
        Assert.Equal(_desk["notes/sessions-2.md"], (await _desk.Deja("new", "Sessions")).Output.Trim());
    }

    [Fact]
    public async Task In_a_Jekyll_site_it_is_a_post()
    {
        _desk.With("notes/_posts/2020-01-01-old.md", "---\ntitle: Old\n---\nx\n");
        Assert.Matches(@"/_posts/\d{4}-\d\d-\d\d-sessions\.md$", (await _desk.Deja("new", "Sessions")).Output.Trim());
    }

    [Fact]
    public async Task Without_a_notebook_it_says_how_to_get_one()
    {
        File.Delete(_desk["config/deja/notebooks"]);
        var run = await _desk.Deja("new", "Sessions");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("deja notebook add", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new")]
    [InlineData("new", "--from", "yesterday")]
    [InlineData("new", "--from", "last")]
    [InlineData("solved")]
    public async Task What_can_not_be_done_is_told_with_what_can(params string[] arguments)
    {
        var run = await _desk.Deja(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("deja ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_failure_becomes_a_note_with_all_that_is_known_of_it()
    {
        await Fail();
        await _desk.Deja("try", "true");
        var run = await _desk.Deja("new", "--from", "last");
        Assert.Equal(0, run.ExitCode);
        var note = Read(run.Output.Trim());
        Assert.Equal(Error, note.Title);
        Assert.Empty(note.Problems);
        foreach (var known in (string[])[Error, "sh fail.sh", "exit code 3", _desk.Work]) Assert.Contains(known, note.Source.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await _desk.Deja("lint", run.Output.Trim())).ExitCode);
    }

    [Fact]
    public async Task The_draft_comes_back_when_the_error_does()
    {
        await Fail();
        var draft = (await _desk.Deja("new", "--from", "last")).Output.Trim();
        var again = await _desk.Deja("try", "sh", "fail.sh");
        Assert.Contains("your notes know this one", again.Error, StringComparison.Ordinal);
        Assert.Contains(draft, again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_helped_and_what_ran_since_is_added_to_the_draft()
    {
        await Fail();
        var draft = (await _desk.Deja("new", "--from", "last")).Output.Trim();
        Desk.Append(draft, "\nA line of the user's own.\n");
        await _desk.Deja("try", "sh", "-c", "exit 9");
        await _desk.Deja("try", "touch", "session open");
        _desk.With("work/fail.sh", "exit 0\n");
        await _desk.Deja("try", "sh", "fail.sh");
        var run = await _desk.Deja("solved", "-m", "Keep the session open.");
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        var text = Desk.ReadFile(draft);
        Assert.Contains("\nFix: Keep the session open.\n", text, StringComparison.Ordinal);
        Assert.Contains($"```sh\ncd {_desk.Work}\ntouch 'session open'\nsh fail.sh\n```\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("exit 9", text, StringComparison.Ordinal);
        Assert.Contains("\nA line of the user's own.\n", text, StringComparison.Ordinal);
        Assert.Contains("Keep the session open", (await _desk.Deja("find", "session", "open")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_ran_since_nothing_is_guessed()
    {
        await Fail();
        var draft = (await _desk.Deja("new", "--from", "last")).Output.Trim();
        var before = Desk.ReadFile(draft);
        var run = await _desk.Deja("solved");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("-m", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Desk.ReadFile(draft));
    }

    [Fact]
    public async Task A_command_that_has_not_run_again_is_told()
    {
        await Fail();
        await _desk.Deja("new", "--from", "last");
        Assert.Contains("deja try sh fail.sh", (await _desk.Deja("solved", "-m", "Wait.")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Said_twice_both_are_kept_and_no_run_is_told_twice()
    {
        await Fail();
        var draft = (await _desk.Deja("new", "--from", "last")).Output.Trim();
        await _desk.Deja("try", "touch", "once");
        await _desk.Deja("solved", "-m", "First.");
        await _desk.Deja("solved", "-m", "Second.");
        var text = Desk.ReadFile(draft);
        Assert.Contains("Fix: First.", text, StringComparison.Ordinal);
        Assert.EndsWith("Fix: Second.\n", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("touch once").Length);
    }

    [Fact]
    public async Task A_secret_in_the_command_or_its_output_is_not_in_the_draft()
    {
        await _desk.Deja("try", "sh", "-c", "echo \"error: login failed: https://ana:hunter2@host/\" >&2; exit 1", "--password", "swordfish");
        var text = Desk.ReadFile((await _desk.Deja("new", "--from", "last")).Output.Trim());
        Assert.Contains("login failed", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("swordfish", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_that_can_not_be_written_is_told_and_the_failure_kept()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "root may write everywhere");
        await Fail();
        File.SetUnixFileMode(_desk["notes"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            var run = await _desk.Deja("new", "--from", "last");
            Assert.Equal(2, run.ExitCode);
            Assert.Contains("may not be written", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(_desk["notes"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private async Task Fail()
    {
        _desk.With("work/fail.sh", $"echo working\necho \"{Error}\" >&2\nexit 3\n");
        Assert.Equal(3, (await _desk.Deja("try", "sh", "fail.sh")).ExitCode);
    }

    private static Note Read(string path)
    {
        var note = Notebook.Open(Path.GetDirectoryName(path)!).Read(Path.GetFileName(path), out var problem);
        Assert.Null(problem);
        return note!;
    }
}
