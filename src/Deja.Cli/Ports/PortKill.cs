using System.Globalization;
using Deja.Cli.Output;
using Deja.Host.Ports;
using Deja.Host.Processes;

namespace Deja.Cli.Ports;

/// <summary>Frees a port: asks at the terminal, asks the holders to end, waits, tells how it went, and offers force to who stays.</summary>
internal sealed class PortKill(PortUse use, bool isAgreed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public int Run()
    {
        if (!use.IsHeld) return ExitCodes.Found;
        var release = PortRelease.Plan(use);
        var holders = PortWords.List(release.Holders.Select(PortWords.Of));
        if (!IsAgreed(holders)) return ExitCodes.Found;
        Talk.Line(ProcessGrip.CanAsk ? $"asking {holders} to end (SIGTERM)" : $"ending {holders}");
        var now = release.Ask(Patience);
        if (release.Remaining(now) is { Count: > 0 } remaining)
        {
            Talk.Line(string.Create(CultureInfo.InvariantCulture, $"{PortWords.Of(remaining)} still {(remaining.Count == 1 ? "has" : "have")} it after {Patience.TotalSeconds} seconds"));
            if (!IsForceAgreed(remaining)) return ExitCodes.Found;
            now = release.Force(Patience);
        }

        return Tell(release, now, holders);
    }

    private bool IsAgreed(string holders)
    {
        if (isAgreed) return true;
        if (!Question.CanBeAsked) throw new UsageException($"--kill asks before it ends a process, and there is no terminal to ask on; to end {holders} unasked: {PortWords.Typed(use)} --kill --yes");
        if (Question.IsYes(ProcessGrip.CanAsk ? $"end {holders}?" : $"end {holders} at once? What it has not saved is lost")) return true;
        Talk.Line("nobody was ended");
        return false;
    }

    /// <summary>--yes does not agree to this: a database that takes its time to close must not be killed by a script that was in a hurry.</summary>
    private static bool IsForceAgreed(IReadOnlyList<RunningProcess> remaining)
    {
        if (Question.CanBeAsked && Question.IsYes("end it by force (SIGKILL)? What it has not saved is lost")) return true;
        Talk.Line($"by force: kill -9 {string.Join(' ', remaining.Select(p => p.Id.ToString(CultureInfo.InvariantCulture)))}");
        return false;
    }

    private static int Tell(PortRelease release, PortUse now, string holders)
    {
        if (release.Remaining(now) is { Count: > 0 } remaining)
        {
            Talk.Line($"{PortWords.Of(remaining)} did not end by force either: it waits inside of the kernel, for a disk or a network file");
            return ExitCodes.Found;
        }

        var isHeldAnew = now.Of(PortRole.Holder).Any();
        var leftovers = now.Of(PortRole.Leftover).Any() ? $"; {PortWords.Leftovers(now)}" : string.Empty;
        var end = release.HaveEnded ? $"{holders} ended" : $"{holders} let go of it, and runs on to finish";
        Talk.Line(isHeldAnew
            ? $"{end}, and {PortWords.Of(now)} is held anew, by {PortWords.List(now.Holders.Select(PortWords.Of).Concat(PortWords.Unseen(now.Of(PortRole.Holder))))}: something starts it again"
            : $"{end}, {PortWords.Of(now)} is free{leftovers}");
        return isHeldAnew ? ExitCodes.Found : ExitCodes.Done;
    }
}
