using System.Net;
using Deja.Host.Ports;

namespace Deja.Host.Tests.Ports;

public sealed class PortRolesTests
{
    [Theory]
    [InlineData("127.0.0.1:4000", "127.0.0.1:4000", PortRole.Connection)]
    [InlineData("0.0.0.0:4000", "10.0.0.5:4000", PortRole.Connection)]
    [InlineData("127.0.0.1:4000", "10.0.0.5:4000", PortRole.Client)]
    [InlineData("0.0.0.0:4000", "[::1]:4000", PortRole.Client)]
    [InlineData("[::]:4000", "[::1]:4000", PortRole.Connection)]
    [InlineData("[::]:4000", "10.0.0.5:4000", PortRole.Connection)]
    public void A_connection_belongs_to_who_listens_at_its_address(string listener, string connection, PortRole role)
    {
        var sockets = PortRoles.Assign([At(listener, SocketState.Listening), At(connection, SocketState.Connected, "10.0.0.9:55")], []);
        Assert.Equal([PortRole.Holder, role], sockets.Select(s => s.Role));
    }

    [Fact]
    public void What_an_IPv6_socket_does_not_take_is_not_its_connection()
    {
        var sockets = PortRoles.Assign([At("[::]:4000", SocketState.Listening) with { TakesBoth = false }, At("10.0.0.5:4000", SocketState.Connected, "10.0.0.9:55")], []);
        Assert.Equal([PortRole.Holder, PortRole.Client], sockets.Select(s => s.Role));
    }

    [Fact]
    public void Peers_are_those_at_the_other_end_of_a_connection_here()
    {
        var sockets = PortRoles.Assign(
            [At("127.0.0.1:4000", SocketState.Listening), At("127.0.0.1:4000", SocketState.Connected, "127.0.0.1:55")],
            [At("127.0.0.1:55", SocketState.Connected, "127.0.0.1:4000"), At("10.0.0.5:56", SocketState.Connected, "93.184.215.14:4000")]);
        Assert.Equal([PortRole.Holder, PortRole.Connection, PortRole.Peer], sockets.Select(s => s.Role));
        Assert.Equal(55, sockets[2].Local.Port);
    }

    [Theory]
    [InlineData(SocketState.Waiting, OwnerSight.None, PortRole.Leftover)]
    [InlineData(SocketState.Closing, OwnerSight.None, PortRole.Leftover)]
    [InlineData(SocketState.Closing, OwnerSight.Seen, PortRole.Client)]
    [InlineData(SocketState.Connecting, OwnerSight.Seen, PortRole.Client)]
    public void Without_a_listener_it_is_a_client_as_long_as_a_process_has_it(SocketState state, OwnerSight sight, PortRole role)
    {
        Assert.Equal([role], PortRoles.Assign([At("127.0.0.1:4000", state, "127.0.0.1:55") with { Sight = sight }], []).Select(s => s.Role));
    }

    private static PortSocket At(string local, SocketState state, string? remote = null) => new(IPEndPoint.Parse(local), remote is null ? null : IPEndPoint.Parse(remote), state);
}
