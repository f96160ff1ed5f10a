using System.Globalization;
using Deja.Host.Proc;
using Deja.Host.Processes;
using Deja.Host.Processes.Linux;

namespace Deja.Host.Ports.Linux;

/// <summary>Networks of their own (network_namespaces(7)), such as those of containers: their ports are not this network's.</summary>
internal static class OtherNetworks
{
    /// <summary>Looks into each network once, through a process in it that may be looked into.</summary>
    public static IReadOnlyList<RunningProcess> With(int port, Transport transport)
    {
        var seen = new HashSet<string> { Namespaces.Network ?? string.Empty };
        var found = new List<RunningProcess>();
        foreach (var pid in ProcFolder.Processes())
        {
            if (ProcFolder.Link(ProcCalls.CurrentFolder, $"/proc/{pid}/ns/net") is { } network && seen.Add(network) && IsHeldIn(pid, port, transport) && ProcessFiles.Read(pid) is { } process) found.Add(process);
        }

        return found;
    }

    private static bool IsHeldIn(int pid, int port, Transport transport) =>
        SocketFiles.Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/net"), port, transport, isRemote: false)?.Any(s => s.State is SocketState.Listening or SocketState.Bound) == true;
}
