using System.Diagnostics;
using Deja.Host.Children.Posix;
using static Deja.Host.Children.Posix.Descriptors;

namespace Deja.Host.Children.Terminals;

/// <summary>Moves keys to a command on a pseudo-terminal and its output back, until it has ended and its output is at its end or fell quiet.</summary>
/// <param name="terminal">The command's.</param>
/// <param name="user">The user's.</param>
/// <param name="monitor">Tells what befalls the command.</param>
/// <param name="other">The pipe that is its other output, where that does not lead to the terminal; its write end is closed here.</param>
internal sealed class TerminalPump(PseudoTerminal terminal, UserTerminal user, MonitorLink monitor, ChildPipe? other)
{
    /// <summary>As in <see cref="OutputPump"/>, in milliseconds.</summary>
    private const int Quiet = 100;
    private const int Patience = 2_000;

    /// <summary>How often a command in the background looks whether it came to the foreground, in milliseconds: the system does not tell.</summary>
    private const int Glance = 200;

    private const int Output = 0;
    private const int OtherOutput = 1;
    private const int Keys = 2;
    private const int Status = 3;
    private const int Wake = 4;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly byte[] _keys = new byte[1024];
    private readonly Stopwatch _sinceEnd = new();
    private readonly PollEntry[] _polls = [new(terminal.Master, Readable), new(other?.ReadEnd ?? -1, Readable), default, new(monitor.Status, Readable), default];
    private int _waiting;

    /// <summary>How the command ended; null when its monitor was killed.</summary>
    public ChildEnd? End { get; private set; }

    /// <summary>Whether a key was typed that interrupts.</summary>
    public bool WasInterrupted { get; private set; }

    /// <summary>What was typed ahead and the command did not read.</summary>
    public byte[] Unread { get; private set; } = [];

    /// <summary>Whether a process that the command left in the background still has its terminal.</summary>
    public bool IsLeftOpen => _polls[Output].Descriptor >= 0;

    private bool HasEnded => _polls[Status].Descriptor < 0;

    /// <param name="channel">What comes through the terminal.</param>
    /// <param name="bytes">Gets the output.</param>
    /// <param name="wake">Is readable when the user's terminal has another size.</param>
    public void Run(ChildChannel channel, ChildBytes bytes, ChildPipe wake)
    {
        _polls[Wake] = new PollEntry(wake.ReadEnd, Readable);
        while (!HasEnded || _polls[Output].Descriptor >= 0 || _polls[OtherOutput].Descriptor >= 0)
        {
            user.BecomeRaw();
            Attend();
            var ready = Poll(_polls, HasEnded ? Quiet : user.IsRaw ? -1 : Glance);
            if (HasEnded && (ready == 0 || _sinceEnd.ElapsedMilliseconds > Patience)) return;
            Take(Output, channel, bytes);
            Take(OtherOutput, channel == ChildChannel.Output ? ChildChannel.Error : ChildChannel.Output, bytes);
            if (_polls[Keys].Ready != 0) TakeKeys();
            if (_polls[Wake].Ready != 0 && Read(wake.ReadEnd, _buffer) > 0) TerminalCalls.SetSize(terminal.Master, user.Size);
            if (_polls[Status].Ready != 0) TakeStatus();
        }
    }

    /// <summary>What is waited for: keys only while the last ones are handed on, so that a command that does not read keeps them in the user's terminal.</summary>
    private void Attend()
    {
        _polls[Output].Wanted = (short)(_waiting > 0 ? Readable | Writable : Readable);
        if (_polls[Keys].Descriptor != Closed) _polls[Keys] = new PollEntry(user.IsRaw && _waiting == 0 && !HasEnded ? user.Keys : -1, Readable);
    }

    private const int Closed = -2;

    private void Take(int index, ChildChannel channel, ChildBytes bytes)
    {
        ref var poll = ref _polls[index];
        if (poll.Descriptor < 0 || poll.Ready == 0) return;
        if ((poll.Ready & Writable) != 0) HandOn();
        if ((poll.Ready & ~Writable) == 0) return;
        var got = Read(poll.Descriptor, _buffer);
        if (index == Output) user.FollowOutput(() => terminal.Modes);
        if (got > 0 && (bytes(channel, _buffer.AsSpan(0, got)) || index == Output)) return;
        poll.Descriptor = -1;
        if (index == OtherOutput) other!.CloseReadEnd();
    }

    private void TakeKeys()
    {
        _waiting = Read(user.Keys, _keys);
        if (_waiting == 0)
        {
            // The user's terminal is gone; a hang-up tells of it.
            _polls[Keys].Descriptor = Closed;
            return;
        }

        if (terminal.Modes is { } modes)
        {
            foreach (var key in _keys.AsSpan(0, _waiting)) WasInterrupted |= modes.Interrupts(key);
        }

        HandOn();
    }

    private void HandOn()
    {
        if (_waiting == 0) return;
        var written = WriteSome(terminal.Master, _keys.AsSpan(0, _waiting));
        if (written < 0) written = _waiting;
        _keys.AsSpan(written, _waiting - written).CopyTo(_keys);
        _waiting -= written;
    }

    private void TakeStatus()
    {
        switch (monitor.Next())
        {
            case { Event: MonitorEvent.Stopped }:
                Stop();
                break;
            case { Event: MonitorEvent.Ended, Value: var status }:
                End = new WaitStatus(status).End;
                Unread = [.. terminal.TakeUnread(), .. _keys.AsSpan(0, _waiting)];
                _waiting = 0;
                Finish();
                break;
            case null:
                Finish();
                break;
        }
    }

    private void Finish()
    {
        _polls[Status].Descriptor = -1;
        _sinceEnd.Start();
    }

    /// <summary>Stops this process too, with all of its group as the key would have done, and has the command go on when it is continued.</summary>
    private void Stop()
    {
        user.GiveBack(terminal.Modes);
        Signals.StopGroup();
        user.BecomeRaw();
        TerminalCalls.SetSize(terminal.Master, user.Size);
        monitor.Send(Signals.Continue);
    }
}
