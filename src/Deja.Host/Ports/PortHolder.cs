using Deja.Host.Processes;

namespace Deja.Host.Ports;

/// <summary>A process that holds a port, with those that share its socket because it started them.</summary>
/// <param name="Leader">Was not started by another holder.</param>
/// <param name="Workers">By number; also those that a worker started.</param>
public sealed record PortHolder(RunningProcess Leader, IReadOnlyList<RunningProcess> Workers)
{
    internal static IReadOnlyList<PortHolder> Of(IReadOnlyList<RunningProcess> holders) =>
        [.. holders.GroupBy(p => LeaderOf(p, holders)).Select(g => new PortHolder(g.Key, [.. g.Where(p => p.Id != g.Key.Id)]))];

    // A chain of parents can't be longer than all of them; a ring is possible only where a number was given anew while they were read.
    private static RunningProcess LeaderOf(RunningProcess process, IReadOnlyList<RunningProcess> holders)
    {
        foreach (var _ in holders)
        {
            if (holders.FirstOrDefault(h => h.Id == process.Parent) is not { } parent) break;
            process = parent;
        }

        return process;
    }
}
