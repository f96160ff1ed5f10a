using Deja.Host.Tests.Ports;

namespace Deja.Cli.Tests.Verbs;

/// <summary><c>deja port --kill</c>.</summary>
public sealed class PortKillTests : PortDesk
{
    [Fact]
    public async Task Without_a_terminal_nobody_is_ended_unasked()
    {
        await using var server = await Start("listen", "127.0.0.1");
        var run = await _desk.Deja("port", $"{server.Port}", "--kill");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"deja port {server.Port} --kill --yes", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await server.Finish()).ExitCode);
    }

    [Fact]
    public async Task With_yes_who_holds_it_is_asked_to_end_and_the_end_is_told()
    {
        await using var server = await Start("listen", "127.0.0.1");
        var run = await _desk.Deja("port", $"{server.Port}", "--kill", "--yes");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"(pid {server.Id})", run.Error, StringComparison.Ordinal);
        Assert.EndsWith($"ended, port {server.Port} is free\n", run.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(143, (await server.Finish()).ExitCode);
        Assert.Equal(1, (await _desk.Deja("port", $"{server.Port}", "--kill", "--yes")).ExitCode);
    }

    [Theory]
    [InlineData("y", 0, 143)]
    [InlineData("Yes", 0, 143)]
    [InlineData("n", 1, 0)]
    [InlineData("", 1, 0)]
    public async Task On_a_terminal_it_asks(string answer, int code, int end)
    {
        UnlessTerminal();
        await using var server = await Start("listen", "127.0.0.1");
        await using var terminal = new Running(Terminal($"port {server.Port} --kill"));
        await terminal.ReadUntil($"end Deja.TestProgram (pid {server.Id})? [y/N]");
        await terminal.Write($"{answer}\r");
        var run = await terminal.Finish();
        Assert.Equal(code, run.ExitCode);
        Assert.Contains(code == 0 ? $"port {server.Port} is free" : "nobody was ended", run.Output, StringComparison.Ordinal);
        Assert.Equal(end, (await server.Finish()).ExitCode);
    }

    [Fact]
    public async Task Who_does_not_end_may_be_forced_when_that_is_agreed_to()
    {
        UnlessTerminal();
        await using var server = await Start("stubborn", "127.0.0.1");
        await using var terminal = new Running(Terminal($"port {server.Port} --kill --yes"));
        await terminal.ReadUntil("SIGKILL");
        await server.Says("asked");
        await terminal.Write("y\r");
        Assert.Equal(0, (await terminal.Finish()).ExitCode);
        Assert.Equal(137, (await server.Finish()).ExitCode);
    }

    [Fact]
    public async Task Yes_alone_agrees_to_no_force()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows force alone");
        await using var server = await Start("stubborn", "127.0.0.1");
        var run = await _desk.Deja("port", $"{server.Port}", "--kill", "--yes");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"kill -9 {server.Id}", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await server.Finish()).ExitCode);
    }

    [Fact]
    public async Task A_mere_client_is_not_ended()
    {
        await using var server = await Start("listen", "127.0.0.1");
        await using var client = await Start("connect", $"{server.Port}");
        var run = await _desk.Deja("port", $"{client.Port}", "--kill", "--yes");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("as a client", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await _desk.Deja("port", $"{server.Port}", "--kill", "--yes")).ExitCode);
        Assert.Equal(0, (await client.Finish()).ExitCode);
    }

    [Fact]
    public async Task A_process_that_may_not_be_ended_is_told_plainly()
    {
        UnlessRoot();
        await using var server = await PortProgram.Start(AsNobody(Programs.Own, ["listen", "127.0.0.1"]));
        var run = await Running.Run(_desk.DescribeOther("setpriv", "--inh-caps", "-kill", "--bounding-set", "-kill", Desk.Program, "port", $"{server.Port}", "--kill", "--yes"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"(pid {server.Id}), which runs as nobody (uid 65534), can't be ended: only its user and root may do that", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await server.Finish()).ExitCode);
    }

    [Fact]
    public async Task Who_is_stopped_is_told_and_can_be_ended()
    {
        UnlessLinux();
        await using var server = await Start("listen", "127.0.0.1");
        await Running.Run(_desk.DescribeOther("kill", "-STOP", $"{server.Id}"));
        Assert.Contains("  state    stopped", (await _desk.Deja("port", $"{server.Port}")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _desk.Deja("port", $"{server.Port}", "--kill", "--yes")).ExitCode);
    }
}
