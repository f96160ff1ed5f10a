using Deja.Host.Tests.Ports;

namespace Deja.Cli.Tests.Verbs;

/// <summary><c>deja port</c> where not all can be seen: other users, other networks.</summary>
public sealed class PortSightTests : PortDesk
{
    [Fact]
    public async Task Another_users_process_is_hidden_but_the_user_is_told()
    {
        UnlessRoot();
        await using var server = await Start("listen", "127.0.0.1");
        var run = await Running.Run(AsNobody("port", $"{server.Port}"));
        Assert.Equal((0, $"port {server.Port} is held by a process of user root (uid 0), hidden from you\n  address  127.0.0.1:{server.Port} (this machine only)\n"), (run.ExitCode, run.Output));
        Assert.Equal($"deja: root is told who it is: sudo deja port {server.Port}\n", run.Error);

        var socket = Desk.Json(await Running.Run(AsNobody("port", "--json", $"{server.Port}"))).GetProperty("sockets")[0];
        Assert.Equal(("hidden", "root", 0), (socket.GetProperty("owner").GetString(), socket.GetProperty("user").GetString(), socket.GetProperty("uid").GetInt32()));

        var kill = await Running.Run(AsNobody("port", $"{server.Port}", "--kill", "--yes"));
        Assert.Equal(2, kill.ExitCode);
        Assert.Contains("hidden from you", kill.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await server.Finish()).ExitCode);
    }

    [Fact]
    public async Task It_is_hidden_too_where_processes_of_others_are_not_even_listed()
    {
        UnlessRoot();
        await using var server = await Start("listen", "127.0.0.1");
        var nobody = AsNobody("port", $"{server.Port}");
        var run = await Running.Run(_desk.DescribeOther("unshare", "-m", "sh", "-c", $"mount -t proc -o hidepid=2 proc /proc && exec {Programs.Quoted([nobody.FileName, .. nobody.ArgumentList])}"));
        Assert.SkipWhen(run.Error.Contains("unshare", StringComparison.Ordinal) || run.Error.Contains("mount", StringComparison.Ordinal), "mounts may not be made here");
        Assert.Contains("a process of user root (uid 0), hidden from you", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Root_is_told_of_everybody()
    {
        UnlessRoot();
        await using var server = await PortProgram.Start(AsNobody(Programs.Own, ["listen", "127.0.0.1"]));
        Assert.Contains("  user     nobody (uid 65534)\n", (await _desk.Deja("port", $"{server.Port}")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_inside_of_a_container_what_is_outside_is_not_taken_for_the_kernels()
    {
        UnlessRoot();
        await using var server = await Start("listen", "127.0.0.1");
        var run = await Running.Run(_desk.DescribeOther("unshare", "--pid", "--fork", "--mount-proc", Desk.Program, "port", $"{server.Port}"));
        Assert.SkipWhen(run.Error.Contains("unshare", StringComparison.Ordinal), "namespaces may not be made here");
        Assert.StartsWith($"port {server.Port} is held by no process that is seen from inside of this container\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_free_here_but_held_in_another_network_is_told()
    {
        UnlessRoot();
        await using var inside = new Running(_desk.DescribeOther("unshare", "--net", "sh", "-c", $"ip link set lo up && exec {Programs.Quoted(Programs.Own, "listen", "0.0.0.0")}"));
        var said = await inside.ReadUntil("port ");
        var port = said.Trim().Split(' ')[^1];
        var run = await _desk.Deja("port", port);
        Assert.Equal((1, $"port {port} is free\n"), (run.ExitCode, run.Output));
        Assert.Contains($"sudo nsenter -t {inside.Id} -n deja port {port}", run.Error, StringComparison.Ordinal);
    }
}
