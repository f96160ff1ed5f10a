using System.Net;
using Deja.Host.Ports;
using Deja.Host.Processes;

namespace Deja.Host.Tests.Ports;

/// <summary>Ending who holds a port.</summary>
public sealed class PortReleaseTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Impatience = TimeSpan.FromMilliseconds(100);

    public PortReleaseTests() => Skip.OnWindows();

    [Fact]
    public async Task Who_is_asked_ends_and_the_port_is_free()
    {
        await using var server = await PortProgram.Start("listen", "127.0.0.1");
        var release = PortRelease.Plan(PortOwners.Of(server.Port, Transport.Tcp));
        Assert.Equal([server.Id], release.Holders.Select(h => h.Leader.Id));
        var now = release.Ask(Patience);
        Assert.False(now.IsHeld);
        Assert.True(release.HaveEnded);
        Assert.Empty(release.Remaining(now));
        Assert.Equal(143, (await server.Finish()).ExitCode);
    }

    [Fact]
    public async Task Workers_that_outlive_their_leader_are_asked_too()
    {
        await using var server = await PortProgram.Start("share", "127.0.0.1", "2");
        Assert.False(PortRelease.Plan(PortOwners.Of(server.Port, Transport.Tcp)).Ask(Patience).IsHeld);
    }

    [Fact]
    public async Task Who_does_not_end_can_be_forced()
    {
        await using var server = await PortProgram.Start("stubborn", "127.0.0.1");
        var release = PortRelease.Plan(PortOwners.Of(server.Port, Transport.Tcp));
        Assert.Equal([server.Id], release.Remaining(release.Ask(Impatience)).Select(p => p.Id));
        await server.Says("asked");
        Assert.False(release.Force(Patience).IsHeld);
        Assert.Equal(137, (await server.Finish()).ExitCode);
    }

    [Fact]
    public async Task Who_lets_go_of_the_port_and_runs_on_is_not_said_to_have_ended()
    {
        await using var server = await PortProgram.Start("drain", "127.0.0.1");
        var release = PortRelease.Plan(PortOwners.Of(server.Port, Transport.Tcp));
        release.Ask(Impatience);
        Assert.False(release.HaveEnded);
        while (PortOwners.Of(server.Port, Transport.Tcp).IsHeld) TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        Assert.Equal(0, (await server.Finish()).ExitCode);
    }

    [Fact]
    public async Task Who_is_stopped_is_woken_to_hear_it()
    {
        await using var server = await PortProgram.Start("listen", "127.0.0.1");
        await Running.Run(new System.Diagnostics.ProcessStartInfo("kill", ["-STOP", $"{server.Id}"]));
        var use = PortOwners.Of(server.Port, Transport.Tcp);
        Assert.True(Assert.Single(use.Holders).Leader.IsStopped);
        Assert.False(PortRelease.Plan(use).Ask(Patience).IsHeld);
    }

    [Fact]
    public async Task A_process_that_let_go_of_the_port_since_is_left_alone()
    {
        await using var server = await PortProgram.Start("listen", "127.0.0.1");
        var use = PortOwners.Of(server.Port, Transport.Tcp);
        await using var other = await PortProgram.Start("listen", "127.0.0.1");
        var stale = use with { Port = other.Port };
        Assert.Equal([other.Id], PortRelease.Plan(stale).Ask(Impatience).With(PortRole.Holder).Select(p => p.Id));
        Assert.Equal(0, (await server.Finish()).ExitCode);
        Assert.Equal(0, (await other.Finish()).ExitCode);
    }

    [Fact]
    public async Task A_process_that_only_has_the_number_of_the_one_shown_is_left_alone()
    {
        await using var server = await PortProgram.Start("listen", "127.0.0.1");
        var use = PortOwners.Of(server.Port, Transport.Tcp);
        var older = use with { Processes = use.Processes.ToDictionary(p => p.Key, p => p.Value with { Birth = p.Value.Birth - 1 }) };
        Assert.True(PortRelease.Plan(older).Ask(Impatience).IsHeld);
        Assert.Equal(0, (await server.Finish()).ExitCode);
    }

    [Fact]
    public async Task A_mere_client_is_never_ended()
    {
        await using var server = await PortProgram.Start("listen", "127.0.0.1");
        await using var client = await PortProgram.Start("connect", $"{server.Port}");
        var refusal = Assert.Throws<HostException>(() => PortRelease.Plan(PortOwners.Of(client.Port, Transport.Tcp)));
        Assert.Contains($"pid {client.Id}", refusal.Message, StringComparison.Ordinal);
        PortRelease.Plan(PortOwners.Of(server.Port, Transport.Tcp)).Ask(Patience);
        Assert.Equal(0, (await client.Finish()).ExitCode);
    }

    [Fact]
    public void This_process_is_never_ended()
    {
        Assert.Contains("itself", Assert.Throws<HostException>(() => PortRelease.Plan(HeldBy(Environment.ProcessId, "deja"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("systemd", "systemctl stop")]
    [InlineData("node", "pid 1")]
    public void The_first_process_is_never_ended(string name, string told)
    {
        Assert.Contains(told, Assert.Throws<HostException>(() => PortRelease.Plan(HeldBy(1, name))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OwnerSight.Hidden, "hidden")]
    [InlineData(OwnerSight.Kernel, "no process")]
    public void Who_is_not_seen_can_not_be_ended(OwnerSight sight, string told)
    {
        var socket = new PortSocket(new IPEndPoint(IPAddress.Loopback, 4000), null, SocketState.Listening) { Sight = sight };
        var use = new PortUse(4000, Transport.Tcp, [socket], new Dictionary<int, RunningProcess>());
        Assert.Contains(told, Assert.Throws<HostException>(() => PortRelease.Plan(use)).Message, StringComparison.Ordinal);
    }

    private static PortUse HeldBy(int pid, string name)
    {
        var socket = new PortSocket(new IPEndPoint(IPAddress.Loopback, 4000), null, SocketState.Listening) { Processes = [pid], Sight = OwnerSight.Seen };
        return new PortUse(4000, Transport.Tcp, [socket], new Dictionary<int, RunningProcess> { [pid] = new(pid, name) });
    }
}
