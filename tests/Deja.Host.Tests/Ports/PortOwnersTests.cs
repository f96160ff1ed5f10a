using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Deja.Host.Ports;
using Deja.TestProgram;

namespace Deja.Host.Tests.Ports;

/// <summary>Who has a port, asked while real sockets have it.</summary>
public sealed partial class PortOwnersTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("::")]
    public async Task Who_listens_is_told_with_the_address(string address)
    {
        await using var server = await PortProgram.Start("listen", address);
        var use = PortOwners.Of(server.Port, Transport.Tcp);
        var socket = Assert.Single(use.Of(PortRole.Holder));
        Assert.Equal(new IPEndPoint(IPAddress.Parse(address), server.Port), socket.Local);
        Assert.Equal(SocketState.Listening, socket.State);
        Assert.Null(socket.Remote);
        Assert.Equal([server.Id], socket.Processes);
        Assert.Equal(OwnerSight.Seen, socket.Sight);
        Assert.True(use.IsHeld);
    }

    [Fact]
    public async Task The_process_is_told_in_detail()
    {
        using var folder = new TemporaryFolder();
        var before = DateTimeOffset.UtcNow;
        await using var server = await PortProgram.Start(new System.Diagnostics.ProcessStartInfo(Programs.Own, ["listen", "127.0.0.1", "端口", "a b"]) { WorkingDirectory = folder.Path });
        var holder = Assert.Single(PortOwners.Of(server.Port, Transport.Tcp).Holders);
        Assert.Empty(holder.Workers);
        Assert.Equal(server.Id, holder.Leader.Id);
        Assert.Equal("Deja.TestProgram", holder.Leader.Name);
        Assert.Equal([Programs.Own, "listen", "127.0.0.1", "端口", "a b"], holder.Leader.Command);
        Assert.Equal(folder.Path, holder.Leader.Folder);
        Assert.Equal(Environment.UserName, holder.Leader.User?.Name);
        Assert.Equal(Environment.ProcessId, holder.Leader.Parent);
        Assert.False(holder.Leader.IsStopped);

        // The system counts a process's start in hundredths of a second.
        Assert.InRange(holder.Leader.Started!.Value, before - TimeSpan.FromMilliseconds(50), DateTimeOffset.UtcNow);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_IPv6_socket_tells_whether_it_takes_IPv4_too(bool takesBoth)
    {
        Skip.UnlessLinux();
        using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = takesBoth };
        var port = AnyPort.Listen(socket, IPAddress.IPv6Any);
        Assert.Equal(takesBoth, Assert.Single(PortOwners.Of(port, Transport.Tcp).Sockets).TakesBoth);
    }

    [Fact]
    public async Task A_client_is_told_apart_from_who_listens()
    {
        await using var server = await PortProgram.Start("listen", "127.0.0.1");
        await using var client = await PortProgram.Start("connect", $"{server.Port}");
        var use = PortOwners.Of(server.Port, Transport.Tcp);
        Assert.Equal([server.Id], use.With(PortRole.Holder).Select(p => p.Id));
        Assert.Equal([client.Id], use.With(PortRole.Peer).Select(p => p.Id));
        Assert.Equal(client.Port, Assert.Single(use.Of(PortRole.Connection)).Remote!.Port);

        var other = PortOwners.Of(client.Port, Transport.Tcp);
        Assert.Empty(other.Of(PortRole.Holder));
        Assert.Equal([client.Id], other.With(PortRole.Client).Select(p => p.Id));
        Assert.Equal(server.Port, Assert.Single(other.Of(PortRole.Client)).Remote!.Port);
        Assert.True(other.IsHeld);
    }

    [Fact]
    public void IPv4_that_an_IPv6_socket_took_is_told_as_what_it_is()
    {
        using var listener = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
        var port = AnyPort.Listen(listener, IPAddress.IPv6Any);
        using var client = new TcpClient(AddressFamily.InterNetwork);
        client.Connect(IPAddress.Loopback, port);
        using var taken = listener.Accept();
        var use = PortOwners.Of(port, Transport.Tcp);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, port), Assert.Single(use.Of(PortRole.Connection)).Local);
        Assert.Equal(client.Client.LocalEndPoint, Assert.Single(use.Of(PortRole.Peer)).Local);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task UDP_has_ports_of_its_own(string address)
    {
        await using var server = await PortProgram.Start("udp", address);
        Assert.Equal([server.Id], PortOwners.Of(server.Port, Transport.Udp).With(PortRole.Holder).Select(p => p.Id));
        Assert.DoesNotContain(server.Id, PortOwners.Of(server.Port, Transport.Tcp).Processes.Keys);
    }

    [Fact]
    public void A_connected_UDP_socket_is_a_client()
    {
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        var port = AnyPort.Bind(client, IPAddress.Loopback);
        client.Connect(IPAddress.Loopback, port);
        var use = PortOwners.Of(port, Transport.Udp);
        Assert.Equal([PortRole.Client], use.Sockets.Select(s => s.Role));
        Assert.Empty(use.Holders);
    }

    [Fact]
    public async Task Workers_that_share_a_socket_are_all_told_below_who_started_them()
    {
        Skip.OnWindows();
        await using var server = await PortProgram.Start("share", "127.0.0.1", "3");
        var holder = Assert.Single(PortOwners.Of(server.Port, Transport.Tcp).Holders);
        Assert.Equal(server.Id, holder.Leader.Id);
        Assert.Equal(server.Workers.Order(), holder.Workers.Select(w => w.Id));
    }

    [Fact]
    public void Several_sockets_may_share_a_port()
    {
        Skip.UnlessLinux();
        using var one = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        foreach (var socket in (Socket[])[one, other]) socket.SetRawSocketOption(1, 15, BitConverter.GetBytes(1)); // SOL_SOCKET, SO_REUSEPORT
        var port = AnyPort.Listen(one, IPAddress.Loopback);
        other.Bind(new IPEndPoint(IPAddress.Loopback, port));
        other.Listen();
        Assert.Equal(2, PortOwners.Of(port, Transport.Tcp).Of(PortRole.Holder).Count());
    }

    [Fact]
    public async Task A_socket_that_is_bound_and_does_not_listen_holds_the_port_too()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.OSVersion.Version >= new Version(6, 8), "Linux tells such sockets from 6.8 on");
        await using var server = await PortProgram.Start("bind", "127.0.0.1");
        var use = PortOwners.Of(server.Port, Transport.Tcp);
        Assert.Equal(SocketState.Bound, Assert.Single(use.Of(PortRole.Holder)).State);
        Assert.Equal([server.Id], use.With(PortRole.Holder).Select(p => p.Id));
    }

    [Fact]
    public async Task A_port_that_nobody_has_is_free()
    {
        await using var server = await PortProgram.Start("listen", "127.0.0.1");
        await server.Finish();
        var use = PortOwners.Of(server.Port, Transport.Tcp);
        Assert.False(use.IsHeld);
        Assert.Empty(use.Sockets);
        Assert.Empty(use.Processes);
    }

    [Fact]
    public async Task What_is_left_of_a_connection_is_no_processes()
    {
        Skip.UnlessLinux();
        await using var server = await PortProgram.Start("leave");
        var use = PortOwners.Of(server.Port, Transport.Tcp);
        Assert.Equal([(PortRole.Leftover, OwnerSight.None)], use.Sockets.Select(s => (s.Role, s.Sight)));
        Assert.Empty(use.Processes);
        Assert.True(use.IsHeld);
    }

    [Fact]
    public async Task Ss_says_the_same()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/ss"), "needs ss (apt-get install iproute2)");
        await using var server = await PortProgram.Start("share", "127.0.0.1", "2");
        var told = (await Running.Run(new System.Diagnostics.ProcessStartInfo("/usr/bin/ss", ["-Hltnp", $"sport = :{server.Port}"]))).Output;
        var pids = Pid().Matches(told).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).Order();
        Assert.Equal(pids, PortOwners.Of(server.Port, Transport.Tcp).With(PortRole.Holder).Select(p => p.Id));
    }

    [Fact]
    public async Task A_process_with_many_files_is_found_wherever_its_socket_stands_among_them()
    {
        await using var server = await PortProgram.Start("many", "300");
        foreach (var i in (int[])[0, 1, 149, 150, 151, 298, 299]) Assert.Equal([server.Id], PortOwners.Of(server.Ports[i], Transport.Tcp).With(PortRole.Holder).Select(p => p.Id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65536)]
    public void There_are_no_other_ports(int port)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PortOwners.Of(port, Transport.Tcp));
    }

    [GeneratedRegex(@"pid=(\d+)")]
    private static partial Regex Pid();
}
