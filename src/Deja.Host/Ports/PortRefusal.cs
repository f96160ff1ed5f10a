namespace Deja.Host.Ports;

/// <summary>Why nobody is ended to free a port.</summary>
internal static class PortRefusal
{
    /// <summary>The first process of the system, or of the container: ending it would take down all the others.</summary>
    private const int First = 1;

    /// <summary>Null when its holders may be ended.</summary>
    public static string? Of(PortUse use)
    {
        var holders = use.With(PortRole.Holder).ToList();
        if (use.Of(PortRole.Holder).Any(s => s.Sight == OwnerSight.Hidden)) return $"who holds port {use.Port} is hidden from you, and only who is seen can be ended: root sees all (sudo)";
        if (holders.Find(p => p.Id == First) is { } first) return OfFirst(use.Port, first.Name);
        if (holders.Exists(p => p.Id == Environment.ProcessId)) return $"port {use.Port} is held by deja itself, which inherited it from who started it: nobody is ended";
        if (holders.Count > 0) return null;
        if (use.Of(PortRole.Client).Any()) return $"port {use.Port} is only used as a client{(use.With(PortRole.Client).FirstOrDefault() is { } client ? $", by {client.Name} (pid {client.Id})" : string.Empty)}: who merely passes through is not ended";
        return $"no process holds port {use.Port}: nobody can be ended";
    }

    private static string OfFirst(int port, string name) => name == "systemd"
        ? $"port {port} is held by systemd (pid 1) for one of its socket units, and pid 1 is never ended: 'systemctl list-sockets' names the unit, 'sudo systemctl stop NAME.socket' frees the port"
        : $"port {port} is held by {name} (pid 1), the first process of this system or container: ending it would end all others, so it is not done";
}
