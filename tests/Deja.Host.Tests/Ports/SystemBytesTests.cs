using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;
using Deja.Host.Ports;
using Deja.Host.Ports.Linux;
using Deja.Host.Ports.Mac;
using Deja.Host.Ports.Windows;

namespace Deja.Host.Tests.Ports;

/// <summary>What systems answer, as bytes and lines laid out by hand after their headers: so each is tested on all.</summary>
public sealed class SystemBytesTests
{
    [Theory]
    [InlineData("   0: 0100007F:0FA0 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 12345 1 0000000000000000 100 0 0 10 0", "127.0.0.1:4000", null, SocketState.Listening)]
    [InlineData("  17: 00000000000000000000000001000000:0FA0 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 12345 1", "[::1]:4000", null, SocketState.Listening)]
    [InlineData("   1: 0000000000000000FFFF00000100007F:0FA0 0000000000000000FFFF00000100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 12345 1", "127.0.0.1:4000", "127.0.0.1:50000", SocketState.Connected)]
    public void Linux_files_are_read(string line, string local, string? remote, SocketState state)
    {
        Assert.SkipUnless(BitConverter.IsLittleEndian, "the lines are those of a little-endian machine");
        var socket = SocketFiles.SocketOf(line, ":0FA0", isRemote: false)!;
        Assert.Equal((IPEndPoint.Parse(local), remote is null ? null : IPEndPoint.Parse(remote), state, 12345UL), (socket.Local, socket.Remote, socket.State, socket.Inode));
        Assert.Equal(1000u, socket.User!.Number);
        Assert.Null(SocketFiles.SocketOf(line, ":0FA1", isRemote: false));
    }

    [Fact]
    public void Linux_files_say_the_same_as_netlink()
    {
        Skip.UnlessLinux();
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var client = new System.Net.Sockets.TcpClient("127.0.0.1", port);
        using var taken = listener.AcceptTcpClient();
        foreach (var isRemote in (bool[])[false, true])
        {
            var files = SocketFiles.Read("/proc/net", port, Transport.Tcp, isRemote)!;
            Assert.NotEmpty(files);
            if (SocketDiag.Read(port, Transport.Tcp, isRemote) is { } told) Assert.Equal(files.OrderBy(s => s.Inode), told.OrderBy(s => s.Inode));
        }
    }

    [Fact]
    public void One_answer_of_netlink_has_the_sockets_of_both_families()
    {
        Skip.UnlessLinux();
        Assert.SkipUnless(System.Net.Sockets.Socket.OSSupportsIPv6, "there is no IPv6 here");
        using var four = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        four.Start();
        var port = ((IPEndPoint)four.LocalEndpoint).Port;
        using var six = new System.Net.Sockets.TcpListener(IPAddress.IPv6Loopback, port);
        six.Start();
        var sockets = SocketDiag.Read(port, Transport.Tcp, isRemote: false);
        Assert.SkipUnless(sockets is not null, "netlink is refused here");
        Assert.Equal([IPAddress.Loopback, IPAddress.IPv6Loopback], sockets!.Select(s => s.Local.Address).OrderBy(a => a.AddressFamily));
    }

    [Fact]
    public void Linux_without_its_files_says_nothing()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(SocketFiles.Read(folder.Path, 4000, Transport.Tcp, isRemote: false));
    }

    [Fact]
    public void A_refusal_of_netlink_is_no_answer()
    {
        var error = new byte[36];
        MemoryMarshal.Write(error, 36);
        MemoryMarshal.Write(error.AsSpan(4), (ushort)2);
        MemoryMarshal.Write(error.AsSpan(16), -2);
        Assert.Null(SocketDiagMessage.Take(error, []));
        MemoryMarshal.Write(error, 400);
        Assert.Null(SocketDiagMessage.Take(error, []));
    }

    [Theory]
    [InlineData("36 25 0:21 / /proc rw,nosuid,nodev,noexec,relatime shared:14 - proc proc rw", false)]
    [InlineData("36 25 0:21 / /proc rw,relatime - proc proc rw,gid=4,hidepid=2", true)]
    [InlineData("36 25 0:21 / /proc rw,relatime - proc proc rw,hidepid=invisible", true)]
    [InlineData("36 25 0:21 / /proc rw,relatime - proc proc rw,hidepid=ptraceable", true)]
    [InlineData("36 25 0:21 / /proc rw,relatime - proc proc rw,hidepid=off", false)]
    [InlineData("36 25 0:21 / /mnt rw,relatime - proc proc rw,hidepid=2", false)]
    public void A_mount_that_hides_processes_is_known(string line, bool hides)
    {
        Assert.Equal(hides, HiddenProcesses.AreHiddenBy([line]));
    }

    [Theory]
    [InlineData(1, 1, null, SocketState.Listening, "127.0.0.1")]
    [InlineData(4, 1, null, SocketState.Connected, "127.0.0.1")]
    [InlineData(1, 2, false, SocketState.Listening, "::")]
    [InlineData(1, 3, true, SocketState.Listening, "::")]
    public void MacOS_sockets_are_read(int state, byte versions, bool? takesBoth, SocketState expected, string address)
    {
        var info = new byte[792];
        const int proto = 24 + 240;
        MemoryMarshal.Write(info.AsSpan(24 + 232), 2); // SOCKINFO_TCP
        BinaryPrimitives.WriteUInt16BigEndian(info.AsSpan(proto + 4), 4000);
        if (state == 4) BinaryPrimitives.WriteUInt16BigEndian(info.AsSpan(proto), 50000);
        info[proto + 24] = versions;
        if (versions == 1) IPAddress.Loopback.GetAddressBytes().CopyTo(info, proto + 48 + 12);
        MemoryMarshal.Write(info.AsSpan(proto + 80), state);
        var socket = MacSocketInfo.SocketOf(info, Transport.Tcp)!;
        Assert.Equal((new IPEndPoint(IPAddress.Parse(address), 4000), expected, takesBoth), (socket.Local, socket.State, socket.TakesBoth));
        Assert.Equal(state == 4 ? 50000 : null, socket.Remote?.Port);
        Assert.Null(MacSocketInfo.SocketOf(info, Transport.Udp));
        Assert.Null(MacSocketInfo.SocketOf(info.AsSpan(0, 200), Transport.Tcp));
    }

    [Fact]
    public void Windows_tables_are_read()
    {
        // Two rows of MIB_TCPTABLE_OWNER_PID: one listens, the other is what is left of a connection.
        var table = Table(2, [2, Address("0.0.0.0"), Port(4000), 0, 0, 1234], [11, Address("127.0.0.1"), Port(4000), Address("127.0.0.1"), Port(50000), 0]);
        var sockets = WindowsTable.Read(table, WindowsTable.IPv4, Transport.Tcp);
        Assert.Equal([(IPEndPoint.Parse("0.0.0.0:4000"), null, SocketState.Listening), (IPEndPoint.Parse("127.0.0.1:4000"), IPEndPoint.Parse("127.0.0.1:50000"), SocketState.Waiting)], sockets.Select(s => (s.Local, s.Remote, s.State)));
        Assert.Equal([1234], sockets[0].Processes);
        Assert.Equal((OwnerSight.None, 0), (sockets[1].Sight, sockets[1].Processes.Count));
    }

    [Fact]
    public void Windows_tables_of_IPv6_and_UDP_are_read()
    {
        var tcp = Table(1, [0, 0, 0, BinaryPrimitives.ReverseEndianness(1), 0, Port(4000), 0, 0, 0, BinaryPrimitives.ReverseEndianness(1), 0, Port(50000), 5, 1234]);
        var connection = Assert.Single(WindowsTable.Read(tcp, WindowsTable.IPv6, Transport.Tcp));
        Assert.Equal((IPEndPoint.Parse("[::1]:4000"), IPEndPoint.Parse("[::1]:50000"), SocketState.Connected), (connection.Local, connection.Remote, connection.State));
        Assert.Equal([1234], connection.Processes);

        var udp = Table(1, [Address("127.0.0.1"), Port(5353), 77]);
        Assert.Equal(IPEndPoint.Parse("127.0.0.1:5353"), Assert.Single(WindowsTable.Read(udp, WindowsTable.IPv4, Transport.Udp)).Local);
        var udp6 = Table(1, [0, 0, 0, 0, 0, Port(5353), 77]);
        Assert.Equal(IPEndPoint.Parse("[::]:5353"), Assert.Single(WindowsTable.Read(udp6, WindowsTable.IPv6, Transport.Udp)).Local);
    }

    [Fact]
    public void A_table_that_promises_more_rows_than_it_has_is_read_as_far_as_it_goes()
    {
        Assert.Empty(WindowsTable.Read(Table(9, [2, 0, 0]), WindowsTable.IPv4, Transport.Tcp));
        Assert.Empty(WindowsTable.Read([], WindowsTable.IPv4, Transport.Tcp));
    }

    private static byte[] Table(int count, params int[][] rows) => MemoryMarshal.AsBytes([count, .. rows.SelectMany(r => r)]).ToArray();

    private static int Address(string text) => MemoryMarshal.Read<int>(IPAddress.Parse(text).GetAddressBytes());

    private static int Port(int port) => BinaryPrimitives.ReverseEndianness((ushort)port);
}
