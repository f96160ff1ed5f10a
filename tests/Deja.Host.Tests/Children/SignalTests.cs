using System.Globalization;

namespace Deja.Host.Tests.Children;

/// <summary>Signals while a command runs.</summary>
public sealed class SignalTests : IDisposable
{
    private readonly Tried _try = new();

    public void Dispose() => _try.Dispose();

    [Fact]
    public async Task Ctrl_C_in_the_terminal_reaches_the_command_once_and_its_end_is_awaited()
    {
        Terminal.SkipWithout();
        await using var terminal = Terminal.Start(_try, "exec " + Programs.Quoted(Programs.Own, "try", Programs.Own, "wait"));
        await terminal.ReadUntil("ready");
        await terminal.Write(Terminal.CtrlC);
        var run = await terminal.Finish();
        Assert.Equal(2, run.Output.Split("got SIGINT").Length);
        Assert.Equal(7, run.ExitCode);
        Assert.Equal("exit code 7", _try["end"]);
        Assert.Equal("True", _try["stopped"]);
        Assert.Equal("False", _try["failed"]);
    }

    [Fact]
    public async Task Ctrl_backslash_reaches_it_too()
    {
        Terminal.SkipWithout();
        await using var terminal = Terminal.Start(_try, "exec " + Programs.Quoted(Programs.Own, "try", Programs.Own, "wait"));
        await terminal.ReadUntil("ready");
        await terminal.Write(Terminal.CtrlBackslash);
        Assert.Contains("got SIGQUIT", (await terminal.Finish()).Output, StringComparison.Ordinal);
        Assert.Equal("exit code 7", _try["end"]);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_shells_loop_as_it_does_without_Deja()
    {
        Terminal.SkipWithout();
        var command = Programs.Quoted(Programs.Own, "try", "sh", "-c", "echo ready; exec sleep 60");
        await using var terminal = Terminal.Start(_try, $"bash -c \"for i in 1 2 3; do {command}; done; echo the loop went on\"");
        await terminal.ReadUntil("ready");
        await terminal.Write(Terminal.CtrlC);
        var run = await terminal.Finish();
        Assert.DoesNotContain("the loop went on", run.Output, StringComparison.Ordinal);
        Assert.Equal(130, run.ExitCode);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("INT")]
    public async Task A_signal_sent_to_Deja_alone_is_passed_on_and_the_commands_end_awaited(string signal)
    {
        Skip.OnWindows();
        await using var running = _try.Start(Programs.Own, "wait");
        await running.ReadUntil("ready");
        await Running.Run(_try.Describe("kill", $"-{signal}", running.Id.ToString(CultureInfo.InvariantCulture)));
        var run = await running.Finish();
        Assert.Equal($"ready\ngot SIG{signal}\n", run.Output);
        Assert.Equal(7, run.ExitCode);
        Assert.Equal("False", _try["failed"]);
    }

    [Fact]
    public async Task A_signal_ignored_from_the_start_stays_ignored()
    {
        Skip.OnWindows();
        const string hangUpSelf = "kill -HUP $$; echo still here";
        var run = await Running.Run(_try.Describe("nohup", [Programs.Own, "try", "sh", "-c", hangUpSelf]));
        Assert.Equal("still here\n", run.Output);
    }

    [Fact]
    public async Task A_broken_pipe_kills_the_commands_own_pipelines_quietly()
    {
        Skip.OnWindows();
        var run = await _try.Run("bash", "-c", "yes | head -1; echo ${PIPESTATUS[0]}");
        Assert.Equal("y\n141\n", run.Output);
        Assert.Empty(run.Error);
    }
}
