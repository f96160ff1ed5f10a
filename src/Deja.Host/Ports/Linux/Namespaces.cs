using Deja.Host.Proc;

namespace Deja.Host.Ports.Linux;

/// <summary>The namespaces that this process lives in (namespaces(7)).</summary>
internal static class Namespaces
{
    /// <summary>The number of the first namespace of processes, the machine's own: PROC_PID_INIT_INO of linux/proc_ns.h.</summary>
    private const string Machines = "pid:[4026531836]";

    /// <summary>Whether every process of the machine can be seen from here; not so inside of a container.</summary>
    public static bool AreTheMachines { get; } = OwnLink("pid") is null or Machines;

    /// <summary>This process's network, as its link in <c>/proc</c> names it; null where the kernel has none.</summary>
    public static string? Network { get; } = OwnLink("net");

    private static string? OwnLink(string name) => ProcFolder.Link(ProcCalls.CurrentFolder, $"/proc/self/ns/{name}");
}
