using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Deja.Host.Tests.Ports;

namespace Deja.Cli.Tests.Verbs;

public sealed class PortVerbTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Who_holds_a_port_is_told_in_a_sentence_and_in_detail()
    {
        await using var server = await Start("listen", "127.0.0.1", "a b");
        var run = await _desk.Deja("port", $"{server.Port}");
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        var lines = run.Output.TrimEnd().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal($"port {server.Port} is held by Deja.TestProgram (pid {server.Id})", lines[0]);
        Assert.Equal($"  command  {Programs.Own} listen 127.0.0.1 'a b'", lines[1]);
        Assert.Equal($"  folder   {_desk.Work}", lines[2]);
        Assert.StartsWith($"  user     {Environment.UserName}", lines[3], StringComparison.Ordinal);
        Assert.Matches(@"^  since    \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \((just now|\d+ seconds? ago)\)$", lines[4]);
        Assert.Equal($"  address  127.0.0.1:{server.Port} (this machine only)", lines[5]);
        Assert.Equal(6, lines.Length);
    }

    [Theory]
    [InlineData("::1", "[::1]", "this machine only")]
    [InlineData("0.0.0.0", "0.0.0.0", "every IPv4 address")]
    [InlineData("::", "[::]", "every IPv6 address")]
    public async Task What_an_address_means_is_told(string address, string shown, string meaning)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems do not tell all of it");
        await using var server = await Start("listen", address);
        Assert.Contains($"address  {shown}:{server.Port} ({meaning})\n", (await _desk.Deja("port", $"{server.Port}")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_free_port_is_told_and_ends_with_1()
    {
        await using var server = await Start("listen", "127.0.0.1");
        await server.Finish();
        var run = await _desk.Deja("port", $"{server.Port}");
        Assert.Equal((1, $"port {server.Port} is free\n", string.Empty), (run.ExitCode, run.Output.ReplaceLineEndings("\n"), run.Error));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData(":{0}")]
    [InlineData("localhost:{0}")]
    [InlineData("127.0.0.1:{0}")]
    [InlineData("[::1]:{0}")]
    public async Task A_port_may_be_typed_as_errors_show_it(string form)
    {
        await using var server = await Start("listen", "127.0.0.1");
        Assert.Equal(0, (await _desk.Deja("port", string.Format(CultureInfo.InvariantCulture, form, server.Port))).ExitCode);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("99999999999999999999")]
    [InlineData("https")]
    [InlineData("4000x")]
    [InlineData("+4000")]
    [InlineData(" 4000")]
    [InlineData("٤٠٠٠")]
    [InlineData("")]
    [InlineData("localhost:")]
    [InlineData("example.org:443")]
    public async Task What_is_no_port_is_told_with_what_is(string typed)
    {
        var run = await _desk.Deja("port", typed);
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith($"deja: '{typed}' is no port", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 to 65535", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("port")]
    [InlineData("port", "-1")]
    [InlineData("port", "4000", "4001")]
    [InlineData("port", "4000", "--yes")]
    [InlineData("port", "4000", "--kill", "--json")]
    public async Task Wrong_use_is_told_in_a_line_and_ends_with_2(params string[] arguments)
    {
        var run = await _desk.Deja(arguments);
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task JSON_has_all_of_it()
    {
        var words = new string('x', 5000);
        await using var server = await Start("listen", "127.0.0.1", words);
        await using var client = await Start("connect", $"{server.Port}");
        var run = await _desk.Deja("port", $"{server.Port}", "--json");
        Assert.Equal(0, run.ExitCode);
        var port = Desk.Json(run);
        Assert.Equal((server.Port, "tcp", true), (port.GetProperty("port").GetInt32(), port.GetProperty("transport").GetString(), port.GetProperty("held").GetBoolean()));
        var process = Process(port, server.Id);
        Assert.Equal([Programs.Own, "listen", "127.0.0.1", words], process.GetProperty("command").EnumerateArray().Select(w => w.GetString()));
        Assert.Equal(["holder"], process.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        Assert.Equal((_desk.Work, "Deja.TestProgram", false), (process.GetProperty("folder").GetString(), process.GetProperty("name").GetString(), process.GetProperty("stopped").GetBoolean()));
        Assert.InRange(process.GetProperty("since").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(-2), DateTimeOffset.UtcNow);
        Assert.Equal(["peer"], Process(port, client.Id).GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        var sockets = port.GetProperty("sockets").EnumerateArray().ToList();
        Assert.Equal(["holder", "connection", "peer"], sockets.Select(s => s.GetProperty("role").GetString()));
        Assert.Equal(("listening", $"127.0.0.1:{server.Port}", JsonValueKind.Null, "seen"), (sockets[0].GetProperty("state").GetString(), sockets[0].GetProperty("local").GetString(), sockets[0].GetProperty("remote").ValueKind, sockets[0].GetProperty("owner").GetString()));
        Assert.Equal([server.Id], sockets[0].GetProperty("pids").EnumerateArray().Select(p => p.GetInt32()));
    }

    [Fact]
    public async Task JSON_of_a_free_port_is_whole_too()
    {
        await using var server = await Start("udp", "127.0.0.1");
        await server.Finish();
        var run = await _desk.Deja("port", "--udp", "--json", $"{server.Port}");
        Assert.Equal((1, $$"""{"port":{{server.Port}},"transport":"udp","held":false,"processes":[],"sockets":[]}"""), (run.ExitCode, run.Output.TrimEnd()));
    }

    [Fact]
    public async Task Clients_stand_apart_from_who_listens()
    {
        await using var server = await Start("listen", "127.0.0.1");
        await using var client = await Start("connect", $"{server.Port}");
        var held = await _desk.Deja("port", $"{server.Port}");
        Assert.StartsWith($"port {server.Port} is held by Deja.TestProgram (pid {server.Id})\n", held.Output, StringComparison.Ordinal);
        Assert.EndsWith($"  serves   1 connection\nconnected to it from this machine: Deja.TestProgram (pid {client.Id})\n", held.Output, StringComparison.Ordinal);

        var used = await _desk.Deja("port", $"{client.Port}");
        Assert.Equal(0, used.ExitCode);
        Assert.StartsWith($"port {client.Port} is used as a client by Deja.TestProgram (pid {client.Id})\n", used.Output, StringComparison.Ordinal);
        Assert.EndsWith($"  from     127.0.0.1:{client.Port} to 127.0.0.1:{server.Port}\n", used.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UDP_is_asked_for_by_name()
    {
        await using var server = await Start("udp", "127.0.0.1");
        Assert.StartsWith($"UDP port {server.Port} is held by Deja.TestProgram (pid {server.Id})\n", (await _desk.Deja("port", $"{server.Port}", "--udp")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workers_are_told_with_their_leader()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not tell who inherited a socket");
        await using var server = await Start("share", "127.0.0.1", "2");
        var run = await _desk.Deja("port", $"{server.Port}");
        Assert.StartsWith($"port {server.Port} is held by Deja.TestProgram (pid {server.Id}) with 2 workers\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"  workers  Deja.TestProgram (pids {string.Join(", ", server.Workers.Order())})\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_of_connections_is_told_as_that()
    {
        UnlessLinux();
        await using var server = await Start("leave");
        var run = await _desk.Deja("port", $"{server.Port}");
        Assert.Equal((0, $"port {server.Port} is held by no process: 1 closed connection waits out a minute (TIME_WAIT)\n"), (run.ExitCode, run.Output));
        Assert.Contains("SO_REUSEADDR", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_command_is_cut_and_what_would_steer_the_terminal_taken_out()
    {
        UnlessLinux();
        const string evil = "\u001b]0;owned\a\u001b[2J\n";
        await using var server = await Start("listen", "127.0.0.1", evil, new string('x', 5000));
        var run = await _desk.Deja("port", $"{server.Port}");
        Assert.DoesNotContain(run.Output, c => char.IsControl(c) && c != '\n');
        Assert.InRange(run.Output.Split('\n')[1].Length, 100, 420);
        Assert.EndsWith("…", run.Output.Split('\n')[1], StringComparison.Ordinal);

        Assert.SkipUnless(File.Exists("/usr/bin/script"), "needs script(1) of util-linux to have a terminal");
        var shown = await Running.Run(Terminal($"port {server.Port}"));
        foreach (var part in (string[])["\u001b]0;", "\u001b[2J", "\a"]) Assert.DoesNotContain(part, shown.Output, StringComparison.Ordinal);
        Assert.Contains("…", shown.Output, StringComparison.Ordinal);
    }

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

    private static JsonElement Process(JsonElement port, int pid) => port.GetProperty("processes").EnumerateArray().Single(p => p.GetProperty("pid").GetInt32() == pid);

    private static void UnlessLinux() => Assert.SkipUnless(OperatingSystem.IsLinux(), "needs Linux");

    private static void UnlessRoot() => Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/setpriv"), "needs root on Linux, to be somebody else");

    private static void UnlessTerminal() => Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "needs script(1) of util-linux to have a terminal");

    private Task<PortProgram> Start(params IEnumerable<string> mode) => PortProgram.Start(_desk.DescribeOther(Programs.Own, mode));

    private ProcessStartInfo Terminal(string arguments)
    {
        _desk.Variables["TERM"] = "xterm-256color";
        return _desk.DescribeOther("/usr/bin/script", "-qefc", $"'{Desk.Program}' {arguments}", "/dev/null");
    }

    private ProcessStartInfo AsNobody(params IEnumerable<string> arguments) => AsNobody(Desk.Program, arguments);

    private ProcessStartInfo AsNobody(string program, IEnumerable<string> arguments)
    {
        // .NET wants a current folder, which nobody has in a desk of root's.
        var start = _desk.DescribeOther("setpriv", ["--reuid", "65534", "--regid", "65534", "--clear-groups", program, .. arguments]);
        start.WorkingDirectory = "/";
        return start;
    }
}
