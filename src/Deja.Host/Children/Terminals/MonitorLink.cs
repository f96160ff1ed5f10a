using System.Globalization;
using Deja.Host.Children.Posix;

namespace Deja.Host.Children.Terminals;

/// <summary>This process's end of its <see cref="TerminalMonitor"/>.</summary>
internal sealed class MonitorLink : IDisposable
{
    private readonly ChildPipe _control = ChildPipe.Make();
    private readonly ChildPipe _status = ChildPipe.Make();
    private readonly byte[] _message = new byte[MonitorMessage.Size];
    private int _monitor;
    private bool _stays;

    /// <summary>The descriptor that is readable when there is something to tell.</summary>
    public int Status => _status.ReadEnd;

    /// <summary>Starts the monitor, and by it the command.</summary>
    /// <param name="command">The file of the program, the name it is told, its arguments.</param>
    /// <param name="terminal">The terminal that it gets.</param>
    /// <param name="screen">The standard stream that leads to the user's terminal.</param>
    /// <param name="streams">The command's standard streams that lead nowhere else: each with what it leads to, null for the terminal.</param>
    /// <returns>What became of it; null when there could be no monitor, and nothing was started.</returns>
    public MonitorMessage? Start(IReadOnlyList<string> command, PseudoTerminal terminal, int screen, IReadOnlyList<(int? From, int To)> streams)
    {
        if (Environment.ProcessPath is not { } self) return null;
        int[] own = [_control.ReadEnd, _status.WriteEnd, screen, terminal.Master, .. streams.Select(s => s.From ?? 0)];
        var ends = new MonitorEnds(own.Max() + 1);
        var plan = new SpawnPlan(self, [self, .. SelfArguments(self), TerminalMonitor.Word, ends.First.ToString(CultureInfo.InvariantCulture), .. command])
        {
            Terminal = (terminal.Path, ends.Terminal),
            Streams = [(_control.ReadEnd, ends.Control), (_status.WriteEnd, ends.Status), (screen, ends.User), (terminal.Master, ends.Master), .. streams.Select(s => (s.From ?? ends.Terminal, s.To))],
            Closed = OperatingSystem.IsMacOS() ? [terminal.Master] : [],
        };
        if (Spawn.Start(plan, out _monitor) != 0) return null;
        _control.CloseReadEnd();
        _status.CloseWriteEnd();
        return Next();
    }

    /// <summary>What is told next; null when the monitor is gone.</summary>
    public MonitorMessage? Next() => Descriptors.Read(Status, _message) == MonitorMessage.Size ? MonitorMessage.Read(_message) : null;

    /// <summary>Has a signal sent to the command; to its whole group where that is stopped or goes on.</summary>
    public void Send(int signal) => _ = Descriptors.Write(_control.WriteEnd, [(byte)signal]);

    /// <summary>Tells the monitor, once the command has ended, that nothing is wanted of it any more.</summary>
    /// <param name="staysForRest">Whether it stays to bring out what is still written to the command's terminal.</param>
    public void Release(bool staysForRest)
    {
        Send(staysForRest ? TerminalMonitor.StayForRest : TerminalMonitor.Done);
        _stays = staysForRest;
    }

    public void Dispose()
    {
        _control.Dispose();
        _status.Dispose();
        if (_monitor > 0 && !_stays) Spawn.Wait(_monitor);
    }

    // As a .NET tool or under `dotnet run` the program is dotnet itself, and Deja its first argument.
    private static IEnumerable<string> SelfArguments(string self) =>
        Path.GetFileNameWithoutExtension(self) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
}
