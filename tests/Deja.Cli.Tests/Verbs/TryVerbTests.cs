namespace Deja.Cli.Tests.Verbs;

public sealed class TryVerbTests : IDisposable
{
    private const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode PrivateFolder = PrivateFile | UnixFileMode.UserExecute;

    private readonly Desk _desk = new Desk()
        .With("notes/widgets.md", "# Widgets\n\n## Dropped before it is used\n\n```\nWidgetDetachedError: widget 'main' was detached from its session before render\n```\n\nFix: keep the session open until the page is rendered.\n")
        .With("notes/other.md", "# Sessions\n\nA session belongs to a request.\n")
        .With("config/deja/notebooks", "");

    public TryVerbTests() => _desk.With("config/deja/notebooks", _desk["notes"] + "\n");

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(42)]
    [InlineData(255)]
    public async Task The_exit_code_is_the_commands_own(int code)
    {
        Assert.Equal(code, (await _desk.Deja("try", Programs.Own, "exit", $"{code}")).ExitCode);
    }

    [Fact]
    public async Task Where_nothing_fails_deja_says_nothing()
    {
        var run = await _desk.Deja("try", Programs.Own, "lines", "4");
        Assert.Equal("line 1\nline 3\n", run.Output);
        Assert.Equal("line 2\nline 4\n", run.Error);
    }

    [Fact]
    public async Task Every_byte_passes_unchanged()
    {
        var run = await _desk.Deja("try", Programs.Own, "binary");
        Assert.Equal(Enumerable.Range(0, 256).Select(i => (byte)i), run.Bytes);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Standard_input_reaches_the_command()
    {
        var run = await _desk.DejaReading("端口\0\u001b[31m\n", "try", Programs.Own, "echo");
        Assert.Equal("端口\0\u001b[31m\n", run.Output);
    }

    [Fact]
    public async Task The_entry_about_the_error_is_shown_below_it_on_standard_error()
    {
        var run = await _desk.Deja("try", "sh", "-c", "echo fine; echo \"WidgetDetachedError: widget 'cart' was detached from its session before render\" >&2; exit 3");
        Assert.Equal(3, run.ExitCode);
        Assert.Equal("fine\n", run.Output);
        Assert.StartsWith("WidgetDetachedError: widget 'cart' was detached from its session before render\n", run.Error, StringComparison.Ordinal);
        var card = run.Error[run.Error.IndexOf('\n', StringComparison.Ordinal)..];
        Assert.Contains("Dropped before it is used", card, StringComparison.Ordinal);
        Assert.Contains("widget 'cart' was detached", card, StringComparison.Ordinal);
        Assert.Contains("keep the session open", card, StringComparison.Ordinal);
        Assert.Contains($"{_desk["notes/widgets.md"]}:3", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_may_stand_on_standard_output()
    {
        var run = await _desk.Deja("try", "sh", "-c", "echo \"WidgetDetachedError: widget 'cart' was detached from its session before render\"; exit 1");
        Assert.Contains("Dropped before it is used", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_in_the_output_of_a_command_that_succeeds_is_its_own_business()
    {
        var run = await _desk.Deja("try", "sh", "-c", "echo \"WidgetDetachedError: widget 'cart' was detached from its session before render\"");
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Many_at_once_each_have_their_log_and_disturb_none()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => _desk.Deja("try", "sh", "-c", $"echo run {i}")));
        Assert.All(runs, run => Assert.Empty(run.Error));
        var logs = Directory.GetFiles(_desk["state/deja/runs"], "*.log").Select(File.ReadAllText);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"run {i}\n").Order(StringComparer.Ordinal), logs.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_command_that_answers_by_its_exit_code_alone_is_left_alone()
    {
        var run = await _desk.Deja("try", Programs.Own, "exit", "1");
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Where_no_entry_is_about_it_one_line_says_how_to_draft_one()
    {
        var run = await _desk.Deja("try", "sh", "-c", "echo 'zsh: bad interpreter of the fourth kind' >&2; exit 1");
        var said = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.Contains("draft", Assert.Single(said), StringComparison.Ordinal);
        Assert.StartsWith("deja: ", said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_notebook_one_line_says_how_to_add_one()
    {
        File.Delete(_desk["config/deja/notebooks"]);
        var run = await _desk.Deja("try", "sh", "-c", "echo 'boom: it broke'; exit 4");
        Assert.Equal(4, run.ExitCode);
        Assert.Contains("deja notebook add", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Empty((await _desk.Deja("try", Programs.Own, "exit", "0")).Error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("--version")]
    [InlineData("--json", "-n", "x", "--limit", "0", "--notebook", "nowhere")]
    [InlineData("--", "--", "-x")]
    [InlineData("", " ", "a b", "'", "\"", "$HOME", "*", "@file", "[suggest]", "端口")]
    public async Task What_stands_behind_the_command_belongs_to_it(params string[] arguments)
    {
        var run = await _desk.Deja(["try", Programs.Own, "arguments", .. arguments]);
        Assert.Equal(string.Concat(arguments.Select(a => $"<{a}>\n")), run.Output);
        Assert.Empty(run.Error);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Two_dashes_may_stand_before_the_command()
    {
        Assert.Equal("<a>\n", (await _desk.Deja("try", "--", Programs.Own, "arguments", "a")).Output);
    }

    [Fact]
    public async Task A_real_program_shows_its_own_help()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs ls of GNU");
        var run = await _desk.Deja("try", "ls", "--help");
        Assert.Contains("ls", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("deja", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_may_be_named_before_the_command()
    {
        _desk.With("elsewhere/a.md", "# Known\n\n```\nGadgetError: the gadget is jammed by dust\n```\n\nBlow.\n");
        var run = await _desk.Deja("try", "-n", _desk["elsewhere"], "sh", "-c", "echo 'GadgetError: the gadget is jammed by dust'; exit 1");
        Assert.Contains("Known", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_that_was_named_wrongly_is_told_before_anything_runs()
    {
        var run = await _desk.Deja("try", "-n", "nowhere", "touch", "ran");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'nowhere'", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_desk["work/ran"]));
    }

    [Fact]
    public async Task The_log_is_in_the_users_state_folder_for_the_user_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the XDG folders and file modes are Linux's");
        await _desk.Deja("try", Programs.Own, "lines", "2");
        var log = Assert.Single(Directory.EnumerateFiles(_desk["state/deja/runs"], "*.log"));
        Assert.Equal(["line 1", "line 2"], _desk.Read(log).TrimEnd().Split('\n').Order(StringComparer.Ordinal));
        Assert.Equal(PrivateFile, File.GetUnixFileMode(log));
        Assert.Equal(PrivateFolder, File.GetUnixFileMode(_desk["state/deja/runs"]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_desk.Work));
    }

    [Fact]
    public async Task A_command_that_is_not_there_ends_with_127_as_in_a_shell()
    {
        var run = await _desk.Deja("try", "no-such-command-anywhere", "x");
        Assert.Equal(127, run.ExitCode);
        Assert.Contains("no-such-command-anywhere", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_may_not_be_run_ends_with_126_as_in_a_shell()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");
        _desk.With("work/script", "#!/bin/sh\n");
        Assert.Equal(126, (await _desk.Deja("try", "./script")).ExitCode);
    }

    [Theory]
    [InlineData(9, 137)]
    [InlineData(15, 143)]
    [InlineData(11, 139)]
    public async Task A_command_that_a_signal_killed_ends_deja_alike(int signal, int code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals");
        var run = await _desk.Shell($"\"$deja\" try '{Programs.Own}' raise {signal} 2>/dev/null; echo $?");
        Assert.Equal($"{code}\n", run.Output);
    }

    [Theory]
    [InlineData("notes/.deja/cache/index.db/in-the-way")]
    [InlineData("notes/.deja")]
    public async Task An_index_that_can_not_be_made_never_changes_the_commands_end(string obstacle)
    {
        _desk.With(obstacle, "x").With("cache", "a file in the way");
        var run = await _desk.Deja("try", "sh", "-c", "echo out; echo err >&2; exit 7");
        Assert.Equal(7, run.ExitCode);
        Assert.Equal("out\n", run.Output);
        Assert.StartsWith("err\n", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("deja: ", Assert.Single(run.Error.TrimEnd().Split('\n')[1..]), StringComparison.Ordinal);
        Assert.Equal(0, (await _desk.Deja("try", "true")).ExitCode);
    }

    [Fact]
    public async Task A_list_of_home_notebooks_that_can_not_be_read_never_keeps_the_command_from_running()
    {
        File.Delete(_desk["config/deja/notebooks"]);
        Directory.CreateDirectory(_desk["config/deja/notebooks"]);
        var run = await _desk.Deja("try", "sh", "-c", "echo out; exit 7");
        Assert.Equal("out\n", run.Output);
        Assert.Equal(7, run.ExitCode);
    }

    [Fact]
    public async Task A_notebook_that_is_gone_never_keeps_the_command_from_running()
    {
        _desk.With("config/deja/notebooks", _desk["gone"] + "\n");
        var run = await _desk.Deja("try", "sh", "-c", "echo out; exit 7");
        Assert.Equal("out\n", run.Output);
        Assert.Equal(7, run.ExitCode);
        Assert.Contains(_desk["gone"], run.Error, StringComparison.Ordinal);
    }
}
