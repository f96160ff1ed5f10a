using System.Runtime.InteropServices;
using Deja.Host.Processes.Windows;

namespace Deja.Host.Ports.Windows;

/// <summary>
/// Windows tells every socket with the process that bound it, to anybody (iphlpapi.h). A child that inherited it is not told, and neither are
/// the programs behind http.sys: their ports are held by the process System.
/// </summary>
internal sealed unsafe partial class WindowsPorts : IPortSystem
{
    private const int AllTcp = 5; // TCP_TABLE_OWNER_PID_ALL
    private const int AllUdp = 1; // UDP_TABLE_OWNER_PID
    private const int TooSmall = 122; // ERROR_INSUFFICIENT_BUFFER

    public PortUse Look(int port, Transport transport)
    {
        var all = ((int[])[WindowsTable.IPv4, WindowsTable.IPv6]).SelectMany(f => WindowsTable.Read(Table(f, transport), f, transport)).ToList();
        var sockets = PortRoles.Assign(all.Where(s => s.Local.Port == port), all.Where(s => s.Remote?.Port == port));
        var processes = sockets.SelectMany(s => s.Processes).Distinct().ToDictionary(pid => pid, WindowsProcesses.Read);
        return new PortUse(port, transport, sockets, processes);
    }

    private static byte[] Table(int family, Transport transport)
    {
        var size = 16 * 1024;
        while (true)
        {
            var table = new byte[size];
            fixed (byte* first = table)
            {
                var error = transport == Transport.Tcp ? TcpTable(first, ref size, 0, family, AllTcp, 0) : UdpTable(first, ref size, 0, family, AllUdp, 0);
                if (error == 0) return table;
                if (error != TooSmall) throw new HostException($"Windows tells no sockets: {Marshal.GetPInvokeErrorMessage(error)}");
            }

            // It said how large; more may be opened in between.
            size += 1024;
        }
    }

    [LibraryImport("iphlpapi.dll", EntryPoint = "GetExtendedTcpTable")]
    private static partial int TcpTable(byte* table, ref int size, int isSorted, int family, int kind, int reserved);

    [LibraryImport("iphlpapi.dll", EntryPoint = "GetExtendedUdpTable")]
    private static partial int UdpTable(byte* table, ref int size, int isSorted, int family, int kind, int reserved);
}
