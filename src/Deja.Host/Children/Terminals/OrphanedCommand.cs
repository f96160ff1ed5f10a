using System.Diagnostics;
using System.Globalization;
using System.Text;
using Deja.Host.Children.Posix;

namespace Deja.Host.Children.Terminals;

/// <summary>A command whose Deja was killed: it is hung up as when its terminal is closed, what it had written is brought out, and the user told.</summary>
/// <param name="pid">The command.</param>
/// <param name="ends">The monitor's descriptors.</param>
/// <param name="modes">The user's terminal as it was before; null when it could not be asked.</param>
internal sealed class OrphanedCommand(int pid, MonitorEnds ends, TerminalModes? modes)
{
    /// <summary>How long it may take to end, in milliseconds.</summary>
    private const int Patience = 5_000;

    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <param name="hasEnded">Whether the command has.</param>
    public void See(Func<bool> hasEnded)
    {
        if (!hasEnded())
        {
            Signals.Send(-pid, Signals.HangUp);
            Signals.Send(-pid, Signals.Continue);
        }

        var clock = Stopwatch.StartNew();
        while (!hasEnded() && clock.ElapsedMilliseconds < Patience) BringOut(50, clock);
        BringOut(0, clock);
        modes?.Set(ends.User);
        var fate = hasEnded() ? "the command was hung up and has ended" : string.Create(CultureInfo.InvariantCulture, $"the command was hung up and runs on as process {pid}");
        _ = Descriptors.Write(ends.User, Encoding.UTF8.GetBytes($"\r\ndeja: deja itself was killed; {fate}\r\n"));
    }

    /// <summary>A command that ignores the hang-up may write without an end, and is not waited for longer.</summary>
    private void BringOut(int milliseconds, Stopwatch clock)
    {
        Span<Descriptors.PollEntry> polls = [new(ends.Master, Descriptors.Readable)];
        while (clock.ElapsedMilliseconds < 2 * Patience && Descriptors.Poll(polls, milliseconds) > 0 && Descriptors.Read(ends.Master, _buffer) is > 0 and var got)
        {
            if (Descriptors.Write(ends.User, _buffer.AsSpan(0, got)) != 0) return;
        }
    }
}
