namespace Deja.Host.Tests.Children;

/// <summary>What the user of a command sees of it.</summary>
public sealed class PassedThroughTests : IDisposable
{
    private readonly Tried _try = new();

    public void Dispose() => _try.Dispose();

    [Fact]
    public async Task Each_output_goes_to_its_own()
    {
        var run = await _try.Run(Programs.Own, "lines", "4");
        Assert.Equal("line 1\nline 3\n", run.Output);
        Assert.Equal("line 2\nline 4\n", run.Error);
    }

    [Fact]
    public async Task The_log_has_both_outputs_in_the_order_they_came()
    {
        Skip.OnWindows();
        await using var running = new Running(_try.Describe("sh", "-c", $"{Programs.Quoted(Programs.Own, "try", Programs.Own, "turns", "6")} 2>&1"));
        for (var i = 1; i <= 6; i++)
        {
            await running.ReadUntil($"step {i};");
            await running.Write("x");
        }

        Assert.Equal(0, (await running.Finish()).ExitCode);
        Assert.Equal("step 1;step 2;step 3;step 4;step 5;step 6;", await File.ReadAllTextAsync(_try["log"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_come_through_unchanged()
    {
        var run = await _try.Run(Programs.Own, "binary");
        var all = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        Assert.Equal(all, run.Bytes);
        Assert.Equal(all, await File.ReadAllBytesAsync(_try["log"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Output_is_shown_as_it_comes_not_line_by_line()
    {
        await using var running = _try.Start(Programs.Own, "steps", "3");
        await running.ReadUntil("step 1;");
        await running.Write("x");
        await running.ReadUntil("step 2;");
        await running.Write("x");
        await running.ReadUntil("step 3;");
        await running.Write("x");
        Assert.Equal(0, (await running.Finish()).ExitCode);
    }

    [Fact]
    public async Task The_command_reads_the_same_input()
    {
        await using var running = _try.Start(Programs.Own, "echo");
        await running.Write("one\n端口");
        var run = await running.Finish();
        Assert.Equal("one\n端口", run.Output);
    }

    [Fact]
    public async Task Arguments_reach_the_command_one_by_one_whatever_they_hold()
    {
        var run = await _try.Run(Programs.Own, "arguments", "a b", "", "*", "$HOME", "'\"", "-x", "端口\n");
        Assert.Equal("<a b>\n<>\n<*>\n<$HOME>\n<'\">\n<-x>\n<端口\n>\n", run.Output);
    }

    [Fact]
    public async Task Much_output_comes_through_whole()
    {
        var run = await _try.Run(Programs.Own, "bytes", "20000000");
        Assert.Equal(20_000_000, run.Bytes.Length);
        Assert.Equal("001999999\n", run.Output[^10..]);
    }

    [Fact]
    public async Task A_reader_that_goes_away_ends_the_command_as_a_pipeline_would()
    {
        Skip.OnWindows();
        var run = await Running.Run(_try.Describe("bash", "-c", $"{Programs.Quoted(Programs.Own, "try", "yes")} | head -1; echo ${{PIPESTATUS[0]}}"));
        Assert.Equal("y\n141\n", run.Output);
        Assert.Empty(run.Error);
        Assert.Equal("killed by SIGPIPE (the reader of its output went away)", _try["end"]);
        Assert.Equal("False", _try["failed"]);
    }

    [Fact]
    public async Task A_full_disk_under_the_output_is_told()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "only Linux has /dev/full");
        var run = await Running.Run(_try.Describe("sh", "-c", $"{Programs.Quoted(Programs.Own, "try", "yes")} > /dev/full"));
        Assert.Equal(141, run.ExitCode);
        Assert.Equal("standard output: No space left on device", _try["warning"]);
    }

    [Fact]
    public async Task Output_appended_to_a_file_others_write_to_overwrites_nothing()
    {
        Skip.OnWindows();
        var file = _try.Folder["all.log"];
        await Running.Run(_try.Describe("sh", "-c", $"(echo before; {Programs.Quoted(Programs.Own, "try", "echo", "run")}; echo after) > {file}"));
        Assert.Equal("before\nrun\nafter\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Standard_streams_that_are_closed_disturb_nothing()
    {
        Skip.OnWindows();
        var run = await Running.Run(_try.Describe("sh", "-c", $"{Programs.Quoted(Programs.Own, "try", "sh", "-c", "echo out; echo err >&2; exit 3")} <&- >&-"));
        Assert.Equal(3, run.ExitCode);
        Assert.Equal("err\n", run.Error);
    }

    [Fact]
    public async Task The_environment_is_passed_on_byte_for_byte()
    {
        Skip.OnWindows();
        var run = await Running.Run(_try.Describe("bash", "-c", $"export ODD=$'\\xff'; {Programs.Quoted(Programs.Own, "try", "printenv", "ODD")}"));
        Assert.Equal([0xFF, (byte)'\n'], run.Bytes);
    }

    [Fact]
    public async Task A_setting_of_the_terminal_stays_after_the_command()
    {
        Terminal.SkipWithout();
        await using var terminal = Terminal.Start(_try, $"{Programs.Quoted(Programs.Own, "try", "stty", "-echo")}; stty -a | grep -o -e -echo");
        Assert.Contains("-echo", (await terminal.Finish()).Output, StringComparison.Ordinal);
    }
}
