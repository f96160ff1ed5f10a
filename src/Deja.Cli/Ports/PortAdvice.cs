using Deja.Cli.Output;
using Deja.Host.Ports;

namespace Deja.Cli.Ports;

/// <summary>What to know or to type next, where the answer alone would leave one standing.</summary>
internal static class PortAdvice
{
    public static void Tell(PortUse use)
    {
        var asked = use.Of(PortRole.Holder).Concat(use.Of(PortRole.Client)).ToList();
        if (asked.Exists(s => s.Sight == OwnerSight.Hidden)) Talk.Line(Hidden(use));
        if (asked.Exists(s => s.Sight == OwnerSight.Outside)) Talk.Line("only this container's processes are seen from here: ask on the machine itself");
        if (use.With(PortRole.Holder).Any(p => p is { Id: 1, Name: "systemd" })) Talk.Line("systemd holds it for a socket unit, whose service starts at the first connection: systemctl list-sockets");
        if (use.IsHeld && use.Sockets.All(s => s.Role == PortRole.Leftover)) Talk.Line("it will be free by itself; a server that sets SO_REUSEADDR can have it now");
        if (!use.IsHeld) TellOfElsewhere(use);
    }

    private static string Hidden(PortUse use) => (OperatingSystem.IsWindows(), Environment.IsPrivilegedProcess) switch
    {
        (true, _) => $"an administrator's console tells who it is: {PortWords.Typed(use)}",
        (_, false) => $"root is told who it is: sudo {PortWords.Typed(use)}",
        _ => "root may not look into all processes here, as in a container without CAP_SYS_PTRACE",
    };

    private static void TellOfElsewhere(PortUse use)
    {
        foreach (var process in PortOwners.Elsewhere(use.Port, use.Transport))
        {
            Talk.Line($"in the network of {PortWords.Of(process)}, such as a container's, it is held; from inside there: sudo nsenter -t {process.Id} -n {PortWords.Typed(use)}");
        }

        if (PortOwners.AreSeenInPart) Talk.Line("from inside of a container only the ports of its own network are seen");
    }
}
