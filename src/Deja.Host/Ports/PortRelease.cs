using System.Diagnostics;
using Deja.Host.Processes;

namespace Deja.Host.Ports;

/// <summary>
/// Ends the processes that hold a port, and no others. Before a signal is sent each is held fast and looked at again: whether it still is the
/// process that was shown, and still has the port.
/// </summary>
public sealed class PortRelease
{
    /// <summary>What workers get at least when their leader took all the time to end.</summary>
    private static readonly TimeSpan LeastPatience = TimeSpan.FromSeconds(1);

    private readonly PortUse _use;

    private PortRelease(PortUse use)
    {
        _use = use;
        Holders = use.Holders;
    }

    /// <summary>Who would be ended. Workers' turn comes only when their leaders have ended and left them: those would start new ones.</summary>
    public IReadOnlyList<PortHolder> Holders { get; }

    /// <summary>Whether all that were asked or forced have ended. One may let go of the port and go on, to finish what it has begun.</summary>
    public bool HaveEnded { get; private set; }

    /// <summary>Says who would be ended; nothing is sent yet.</summary>
    /// <param name="use">The port as it is shown to who decides.</param>
    /// <exception cref="HostException">There is nobody who could or should be ended; the message says why.</exception>
    public static PortRelease Plan(PortUse use) => PortRefusal.Of(use) is { } reason ? throw new HostException(reason) : new PortRelease(use);

    /// <summary>Asks them to end.</summary>
    /// <param name="patience">How long their end is awaited, at most.</param>
    /// <returns>The port as it is then.</returns>
    /// <exception cref="HostException">The system refuses.</exception>
    public PortUse Ask(TimeSpan patience) => End(g => g.Ask(), patience);

    /// <summary>Ends them by force.</summary>
    /// <inheritdoc cref="Ask"/>
    public PortUse Force(TimeSpan patience) => End(g => g.Force(), patience);

    /// <summary>Those of them that still have the port.</summary>
    /// <param name="now">The port as it is after all.</param>
    public IReadOnlyList<RunningProcess> Remaining(PortUse now) => [.. now.With(PortRole.Holder).Where(p => Holders.SelectMany(h => h.Workers.Prepend(h.Leader)).Any(p.IsSameAs))];

    private PortUse End(Action<ProcessGrip> send, TimeSpan patience)
    {
        var since = Stopwatch.StartNew();
        HaveEnded = EndAll(Holders.Select(h => h.Leader), send, patience) && EndAll(Holders.SelectMany(h => h.Workers), send, patience - since.Elapsed);
        return Look();
    }

    /// <returns>Whether all have ended that still had the port.</returns>
    private bool EndAll(IEnumerable<RunningProcess> processes, Action<ProcessGrip> send, TimeSpan patience)
    {
        var since = Stopwatch.StartNew();
        var held = processes.Select(p => (Process: p, Grip: ProcessGrip.On(p))).Where(p => p.Grip is not null).ToList();
        try
        {
            var holders = held.Count == 0 ? [] : Look().With(PortRole.Holder).ToList();
            var chosen = held.FindAll(p => holders.Exists(p.Process.IsSameAs));
            chosen.ForEach(p => send(p.Grip!));
            return chosen.TrueForAll(p => p.Grip!.AwaitEnd(Later(LeastPatience, patience - since.Elapsed)));
        }
        finally
        {
            held.ForEach(p => p.Grip!.Dispose());
        }
    }

    private PortUse Look() => PortOwners.Of(_use.Port, _use.Transport);

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
