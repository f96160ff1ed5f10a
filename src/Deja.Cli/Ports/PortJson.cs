using System.Globalization;
using Deja.Cli.Output;
using Deja.Host.Ports;
using Deja.Host.Processes;

namespace Deja.Cli.Ports;

/// <summary>Tells programs who has a port.</summary>
internal static class PortJson
{
    public static Json.Port Of(PortUse use) =>
        new(use.Port, Word(use.Transport), use.IsHeld, [.. use.Processes.Values.OrderBy(p => p.Id).Select(p => ProcessOf(p, use))], [.. use.Sockets.Select(SocketOf)]);

    private static Json.PortProcess ProcessOf(RunningProcess process, PortUse use) => new(
        process.Id,
        process.Name,
        [.. use.Sockets.Where(s => s.Processes.Contains(process.Id)).Select(s => Word(s.Role)).Distinct()],
        process.Command,
        process.Folder,
        process.User?.Name,
        process.User?.Number,
        process.Started?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        process.Parent,
        process.IsStopped);

    private static Json.PortSocket SocketOf(PortSocket socket) => new(
        Word(socket.Role),
        Word(socket.State),
        socket.Local.ToString(),
        socket.Remote?.ToString(),
        socket.TakesBoth,
        socket.User?.Name,
        socket.User?.Number,
        Word(socket.Sight),
        socket.Processes);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
