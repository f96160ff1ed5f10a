namespace Deja.Host.Tests.Children;

/// <summary>How a command's end is told, to the caller and to the shell.</summary>
public sealed class EndTests : IDisposable
{
    private readonly Tried _try = new();

    public void Dispose() => _try.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(137)]
    [InlineData(255)]
    public async Task The_exit_code_is_the_commands_own(int code)
    {
        var run = await _try.Run(Programs.Own, "exit", $"{code}");
        Assert.Equal(code, run.ExitCode);
        Assert.Equal($"exit code {code}", _try["end"]);
        Assert.Equal(code != 0, bool.Parse(_try["failed"]));
    }

    [Theory]
    [InlineData(11, "killed by SIGSEGV (segmentation fault)")]
    [InlineData(9, "killed by SIGKILL (by force; the system does so when memory runs out)")]
    [InlineData(6, "killed by SIGABRT (it aborted itself)")]
    [InlineData(34, "killed by signal 34")]
    public async Task A_command_killed_by_a_signal_is_told_with_its_name(int signal, string told)
    {
        Skip.OnWindows();
        var run = await _try.Run(Programs.Own, "raise", $"{signal}");
        Assert.Equal(128 + signal, run.ExitCode);
        Assert.Equal(told, _try["end"]);
        Assert.Equal("True", _try["failed"]);
    }

    [Fact]
    public async Task A_command_that_does_not_exist_ends_with_127()
    {
        var run = await _try.Run("no-such-command-here", "x");
        Assert.Equal(127, run.ExitCode);
        Assert.StartsWith("deja: 'no-such-command-here' was not found in any folder of PATH", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("'no-such-command-here' was not found", _try.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/no/such/file")]
    public async Task Neither_does_an_empty_name_nor_a_path_to_nothing(string command) => Assert.Equal(127, (await _try.Run(command)).ExitCode);

    [Fact]
    public async Task A_file_that_is_not_executable_ends_with_126()
    {
        Skip.OnWindows();
        var file = _try.Folder.Write("a.sh", "echo hi\n");
        var run = await _try.Run(file);
        Assert.Equal(126, run.ExitCode);
        Assert.Equal($"deja: '{file}' can't be run: it is not executable; if it should be: chmod +x '{file}'\n", run.Error);
    }

    [Fact]
    public async Task A_folder_ends_with_126()
    {
        Skip.OnWindows();
        var run = await _try.Run(_try.Folder.Path);
        Assert.Equal(126, run.ExitCode);
        Assert.Contains("it is a folder", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_whose_interpreter_is_missing_ends_with_127_and_says_so()
    {
        Skip.OnWindows();
        var run = await _try.Run(Script("#!/no/such/interpreter\n"));
        Assert.Equal(127, run.ExitCode);
        Assert.Contains("the program on its first line (after #!)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_without_an_interpreter_is_run_by_sh()
    {
        Skip.OnWindows();
        var run = await _try.Run(Script("echo \"$1 from sh\"; exit 4\n"), "hi");
        Assert.Equal("hi from sh\n", run.Output);
        Assert.Equal(4, run.ExitCode);
    }

    [Fact]
    public async Task A_command_is_found_behind_a_file_of_its_name_that_can_not_be_run()
    {
        Skip.OnWindows();
        _try.Folder.Write("printenv", "no program");
        var start = _try.DescribeTry("printenv", "PATH");
        start.Environment["PATH"] = $"{_try.Folder.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        Assert.Equal(0, (await Running.Run(start)).ExitCode);
    }

    [Theory]
    [InlineData("hold")]
    [InlineData("chatter")]
    public async Task A_process_left_in_the_background_holds_nobody_up(string mode)
    {
        Skip.OnWindows();
        await using var running = _try.Start(Programs.Own, "background", mode);
        var said = await running.ReadUntil("left ");
        var run = await running.Finish();
        using var left = System.Diagnostics.Process.GetProcessById(int.Parse(run.Output.Split("left ")[1].Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture));
        left.Kill();
        Assert.Equal(5, run.ExitCode);
    }

    [Fact]
    public async Task What_a_child_of_the_command_writes_right_after_its_end_is_still_shown()
    {
        Skip.OnWindows();
        var run = await _try.Run("bash", "-c", "exec > >(sed s/a/b/); echo a; exit 0");
        Assert.Equal("b\n", run.Output);
    }

    [Fact]
    public async Task Windows_runner_passes_through_logs_and_tells_the_end_as_well()
    {
        var start = _try.DescribeTry(Programs.Own, "lines", "3");
        start.Environment["DEJA_TEST_RUNNER"] = "portable";
        var run = await Running.Run(start);
        Assert.Equal("line 1\nline 3\n", run.Output);
        Assert.Equal("line 2\n", run.Error);
        Assert.Equal(21, _try.Text.Length);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("hold")]
    [InlineData("chatter")]
    public async Task Windows_runner_is_not_held_up_either(string mode)
    {
        var start = _try.DescribeTry(Programs.Own, "background", mode);
        start.Environment["DEJA_TEST_RUNNER"] = "portable";
        var run = await Running.Run(start);
        using var left = System.Diagnostics.Process.GetProcessById(int.Parse(run.Output.Split("left ")[1].Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture));
        left.Kill();
        Assert.Equal(5, run.ExitCode);
    }

    private string Script(string text)
    {
        var file = _try.Folder.Write("script", text);
        File.SetUnixFileMode(file, Host.Folders.PrivateFolder.Mode);
        return file;
    }
}
