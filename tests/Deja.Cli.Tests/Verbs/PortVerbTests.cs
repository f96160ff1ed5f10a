using System.Globalization;
using System.Text.Json;

namespace Deja.Cli.Tests.Verbs;

/// <summary><c>deja port</c>: who holds it?</summary>
public sealed class PortVerbTests : PortDesk
{
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
}
