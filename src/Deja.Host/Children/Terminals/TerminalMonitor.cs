using System.Globalization;
using Deja.Host.Children.Posix;

namespace Deja.Host.Children.Terminals;

/// <summary>
/// The process between Deja and a command on a pseudo-terminal. It leads the terminal's session with the command as its foreground job: a command that
/// led the session itself could not be stopped by Ctrl-Z, as the system passes over stops of a group without a parent in its session
/// ("orphaned", POSIX.1-2017 3.264). When Deja is killed it hangs the command up, sets the user's terminal right and tells what became of it.
/// </summary>
public sealed class TerminalMonitor
{
    /// <summary>The first argument by which Deja's program is started as this.</summary>
    public const string Word = "(terminal)";

    /// <summary>Sent in a signal's place when the command has ended: the monitor ends too.</summary>
    internal const int Done = 0;

    /// <summary>Sent in a signal's place when the command has ended: the monitor brings out what others still write to its terminal.</summary>
    internal const int StayForRest = 255;

    private static readonly nint Ignored = 1;
    private readonly MonitorEnds _ends;
    private volatile bool _hasEnded;

    private TerminalMonitor(MonitorEnds ends) => _ends = ends;

    /// <summary>Runs a command to its end.</summary>
    /// <param name="arguments">The number of the first of its descriptors, then the program's file, the name it is told, its arguments.</param>
    public static int Run(string[] arguments)
    {
        if (!OperatingSystem.IsWindows() && arguments is [var first, var file, .. var words] && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && TerminalCalls.IsTerminal(number))
        {
            return new TerminalMonitor(new MonitorEnds(number)).Watch(file, words);
        }

        Console.Error.WriteLine($"'{Word}' is how deja starts itself beside a command; it does nothing by hand");
        return 2;
    }

    private int Watch(string file, string[] words)
    {
        var before = TerminalModes.Of(_ends.User);
        var failed = Spawn.Start(Plan(file, words), out var pid);
        if (failed == Spawn.NotAProgram) failed = Spawn.Start(Plan("/bin/sh", ["sh", file, .. words[1..]]), out pid);
        if (failed != 0)
        {
            Tell(new MonitorMessage(MonitorEvent.Refused, failed));
            return 0;
        }

        // Handing on the foreground from the background would stop this process, and its terminal's hanging up end it, as the session's leader.
        // Not before the start: what is ignored stays so in a child.
        _ = Signals.SetHandler(Signals.TerminalOutput, Ignored);
        _ = Signals.SetHandler(Signals.HangUp, Ignored);
        _ = TerminalCalls.SetForegroundGroup(_ends.Terminal, pid);
        LeaveStreams();
        Tell(new MonitorMessage(MonitorEvent.Started, pid));
        var waiter = new Thread(() => Await(pid)) { IsBackground = true };
        waiter.Start();
        if (!Listen(pid)) new OrphanedCommand(pid, _ends, before).See(() => _hasEnded);
        return 0;
    }

    private SpawnPlan Plan(string file, string[] arguments) => new(file, arguments) { Foreground = _ends.Terminal, Closed = _ends.All };

    /// <summary>Lets go of the command's streams, so that their other sides see its end.</summary>
    private static void LeaveStreams()
    {
        using var nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        for (var stream = 0; stream < 3; stream++) _ = Descriptors.Duplicate((int)nothing.DangerousGetHandle(), stream);
    }

    private void Await(int pid)
    {
        var isFirst = true;
        while (true)
        {
            var status = Spawn.Wait(pid, tellsStops: true);
            if (status.StopSignal == 0)
            {
                // When the session's leader ends, the system hangs the foreground up; what the command left running there is to go on.
                _ = TerminalCalls.SetForegroundGroup(_ends.Terminal, TerminalCalls.OwnGroup());
                _hasEnded = true;

                // Before it is told, as the terminal's output is at its end only when nobody has it open.
                _ = Descriptors.Close(_ends.Terminal);
                Tell(new MonitorMessage(MonitorEvent.Ended, status.Value));
                return;
            }

            // Where the foreground could be handed on only after the start, the command may have been too early for it.
            if (isFirst && status.StopSignal is Signals.TerminalInput or Signals.TerminalOutput) Signals.Send(-pid, Signals.Continue);
            else Tell(new MonitorMessage(MonitorEvent.Stopped, status.StopSignal));
            isFirst = false;
        }
    }

    /// <summary>Passes on the signals that Deja sends, a byte each, until it wants no more.</summary>
    /// <returns>False when Deja died.</returns>
    private bool Listen(int pid)
    {
        Span<byte> signal = stackalloc byte[1];
        while (Descriptors.Read(_ends.Control, signal) == 1)
        {
            if (signal[0] == Done) return true;
            if (signal[0] == StayForRest)
            {
                BringOutRest();
                return true;
            }

            if (!_hasEnded) Signals.Send(signal[0] == Signals.Continue || signal[0] == Signals.TerminalStop ? -pid : pid, signal[0]);
        }

        return false;
    }

    /// <summary>
    /// What the command left in the background (a server, a container that logs) may go on writing to the terminal: until all of it has ended, or the
    /// user's terminal is gone.
    /// </summary>
    private void BringOutRest()
    {
        var buffer = new byte[4096];
        Span<Descriptors.PollEntry> polls = [new(_ends.Master, Descriptors.Readable), new(_ends.User, 0)];
        while (Descriptors.Poll(polls, -1) > 0 && polls[1].Ready == 0)
        {
            var got = Descriptors.Read(_ends.Master, buffer);
            if (got == 0 || Descriptors.Write(_ends.User, buffer.AsSpan(0, got)) != 0) return;
        }
    }

    /// <summary>False when nobody is there to be told.</summary>
    private bool Tell(MonitorMessage message)
    {
        Span<byte> bytes = stackalloc byte[MonitorMessage.Size];
        message.Write(bytes);
        return Descriptors.Write(_ends.Status, bytes) == 0;
    }
}
