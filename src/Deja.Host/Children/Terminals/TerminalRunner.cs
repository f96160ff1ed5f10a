using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Deja.Host.Children.Posix;

namespace Deja.Host.Children.Terminals;

/// <summary>
/// Runs a child on a pseudo-terminal wherever this process is on a terminal: what it writes there, reads from there, and asks of <c>/dev/tty</c>.
/// A standard stream that leads elsewhere does so for the child.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class TerminalRunner : IChildRunner
{
    public ChildEnd Run(ChildCommand command, ChildBytes bytes)
    {
        if (CommandPath.Find(command.Name, out var problem) is not { } file) return problem!;
        var screen = TerminalCalls.IsTerminal(1) ? 1 : 2;
        using var user = UserTerminal.Open(screen);
        using var terminal = user is null ? null : PseudoTerminal.Make();
        if (terminal is null) return ChildRunner.OnPipes.Run(command, bytes);
        user!.Modes.Set(terminal.Master);
        TerminalCalls.SetSize(terminal.Master, user.Size);

        using var relay = new SignalRelay(sharesTerminal: false);
        using var monitor = new MonitorLink();
        using var other = TerminalCalls.IsTerminal(1) && TerminalCalls.IsTerminal(2) ? null : ChildPipe.Make();
        var started = monitor.Start([file, command.Name, .. command.Arguments], terminal, screen, Streams(other));
        other?.CloseWriteEnd();
        if (started is null) return ChildRunner.OnPipes.Run(command, bytes);
        if (started is { Event: MonitorEvent.Refused, Value: var error }) return PipeRunner.Refused(file, error)!;

        using var wake = ChildPipe.Make();
        using var resized = PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => Descriptors.Write(wake.WriteEnd, [0]));
        using var stopped = PosixSignalRegistration.Create(PosixSignal.SIGTSTP, context =>
        {
            // Only in a pipeline, or when another process sends it: the command is stopped, and then this process.
            context.Cancel = true;
            monitor.Send(Signals.TerminalStop);
        });
        relay.PassTo(monitor.Send);
        var pump = new TerminalPump(terminal, user, monitor, other);
        pump.Run(screen == 1 ? ChildChannel.Output : ChildChannel.Error, bytes, wake);
        relay.Stop();
        var lost = user.PutBack(pump.Unread);
        user.GiveBack(terminal.Modes);
        monitor.Release(pump.IsLeftOpen);
        var end = pump.End ?? ChildEnd.NotExecutable("the process that watched over the command was killed; what became of the command is not known");

        // The key meant all commands that the user's shell had started together, such as the script that this one stands in.
        if (pump.WasInterrupted && end.Signal is { Number: Signals.Interrupt or Signals.Quit } signal) Signals.Send(0, signal.Number);
        return end with { IsInterrupted = relay.HasTaken || pump.WasInterrupted, Warning = lost == 0 ? null : Lost(lost) };
    }

    private static string Lost(int keys) => string.Create(
        CultureInfo.InvariantCulture,
        $"what was typed ahead and not read by the command is lost ({keys} bytes): this system lets no program put it back (Linux from 6.2 on: sysctl dev.tty.legacy_tiocsti)");

    private static List<(int? From, int To)> Streams(ChildPipe? other)
    {
        var streams = new List<(int? From, int To)>();
        if (TerminalCalls.IsTerminal(0)) streams.Add((null, 0));
        streams.Add((TerminalCalls.IsTerminal(1) ? null : other!.WriteEnd, 1));
        streams.Add((TerminalCalls.IsTerminal(2) ? null : other!.WriteEnd, 2));
        return streams;
    }
}
