using System.Diagnostics;
using Deja.Host.Children;
using static Deja.Host.Children.Posix.Descriptors;

namespace Deja.Host.Tethers.Posix;

/// <summary>One request and its answer: sends, reads what is printed and replied, and stops the program where it goes too far.</summary>
/// <param name="tether">The program.</param>
/// <param name="reader">Gets what comes.</param>
/// <param name="limits">When to stop it.</param>
internal sealed class Conversation(PosixTether tether, ITetherReader reader, TetherLimits limits)
{
    /// <summary>How often to ask whether the process has ended where the system doesn't tell, in milliseconds.</summary>
    private const int Beat = 20;

    /// <summary>The largest pipe that a user may make on Linux (fs.pipe-max-size): so much may have been printed before a reply and not be read yet.</summary>
    private const int LargestPipe = 1 << 20;

    /// <summary>So many bytes a reply may have.</summary>
    private const int LargestReply = 64 * 1024 * 1024;

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly byte[] _buffer = tether.Buffer;
    private readonly Rest _rest = new();
    private long _room = limits.OutputBytes;
    private TetherStop _stop;
    private long _stopped;
    private bool _isRepeated;
    private bool _isAnswered;

    /// <summary>Goes on until the answer is complete or the process has ended.</summary>
    /// <param name="request">What is sent first.</param>
    /// <param name="wake">Readable when somebody asks for the end; negative when nobody will.</param>
    public TetherAnswer Hold(ReadOnlySpan<byte> request, int wake)
    {
        Span<PollEntry> polls = [new(tether.Output, Readable), new(tether.Error, Readable), new(tether.Replies, Readable), new(tether.Process, Readable), new(wake, Readable), new(tether.Requests, Writable)];
        Send(ref request);
        while (true)
        {
            polls[5].Descriptor = request.IsEmpty ? -1 : tether.Requests;
            var ready = Poll(polls, _rest.Shortened(Patience()));
            if (polls[5].Ready != 0 && ready > 0) Send(ref request);
            if (polls[4].Ready != 0 && ready > 0) Stop(TetherStop.Interrupt, ref polls[4].Descriptor);
            TakeText(polls[..2]);
            if (polls[2].Ready != 0 && ready > 0 && Replied(ref polls[2])) return new TetherAnswer(_stop, null);
            if (polls[3].Ready != 0 || tether.Process < 0 ? tether.HasEnded() : false) return Ended(ref polls[2]);
            if (IsOver()) return new TetherAnswer(_stop, Forced());
        }
    }

    private void Send(ref ReadOnlySpan<byte> request)
    {
        if (request.IsEmpty) return;
        var sent = WriteSome(tether.Requests, request);
        request = sent < 0 ? [] : request[sent..];
    }

    private void TakeText(Span<PollEntry> polls)
    {
        // What rested has been waiting, and was printed before what woke it.
        var first = _rest.End(polls);
        var (one, other) = (Take(ref polls[first], first), Take(ref polls[1 - first], 1 - first));
        if (one > 0 != other > 0) _rest.Begin(polls, one > 0 ? first : 1 - first, Math.Max(one, other));
    }

    private int Take(ref PollEntry poll, int channel)
    {
        if (poll.Descriptor < 0 || poll.Ready == 0) return -1;
        var got = TetherCalls.ReadNow(poll.Descriptor, _buffer);
        if (got == 0) poll.Descriptor = -1;
        if (got > 0) Hand(channel == 0 ? ChildChannel.Output : ChildChannel.Error, _buffer.AsSpan(0, got));
        return got;
    }

    private void Hand(ChildChannel channel, ReadOnlySpan<byte> bytes)
    {
        var most = (int)Math.Min(_room, bytes.Length);
        _room -= bytes.Length;
        if (most > 0) reader.Text(channel, bytes[..most]);
        if (_room < 0) Stop(TetherStop.Output);
    }

    /// <summary>Reads replies; what was printed before each is handed on first.</summary>
    private bool Replied(ref PollEntry poll)
    {
        var pending = tether.Pending;
        var got = TetherCalls.ReadNow(poll.Descriptor, _buffer);
        if (got == 0) poll.Descriptor = -1;
        if (got <= 0) return false;
        if (pending.Length + got > LargestReply) _room = -1;
        else pending.Write(_buffer.AsSpan(0, got));
        _room -= got;
        if (_buffer.AsSpan(0, got).IndexOf((byte)'\n') < 0)
        {
            if (_room < 0) Stop(TetherStop.Output);
            return false;
        }

        Drain(tether.Output, ChildChannel.Output);
        Drain(tether.Error, ChildChannel.Error);
        HandReplies(pending);
        if (_room < 0 && !_isAnswered) Stop(TetherStop.Output);
        return _isAnswered;
    }

    private void HandReplies(MemoryStream pending)
    {
        var bytes = pending.GetBuffer().AsSpan(0, (int)pending.Length);
        var at = 0;
        for (int length; !_isAnswered && (length = bytes[at..].IndexOf((byte)'\n')) >= 0; at += length + 1) _isAnswered = reader.Reply(bytes.Slice(at, length));
        bytes[at..].CopyTo(bytes);
        pending.SetLength(bytes.Length - at);
    }

    private void Drain(int descriptor, ChildChannel channel)
    {
        for (int got, whole = 0; whole < LargestPipe && (got = TetherCalls.ReadNow(descriptor, _buffer)) > 0; whole += got) Hand(channel, _buffer.AsSpan(0, got));
    }

    private TetherAnswer Ended(ref PollEntry replies)
    {
        // Its last words: what it printed and replied before it was gone. What held its pipes open beside it is gone as well.
        var end = tether.End();
        Drain(tether.Output, ChildChannel.Output);
        Drain(tether.Error, ChildChannel.Error);
        while (replies.Descriptor >= 0 && !_isAnswered && TetherCalls.ReadNow(replies.Descriptor, _buffer) is > 0 and var got)
        {
            tether.Pending.Write(_buffer.AsSpan(0, got));
            HandReplies(tether.Pending);
        }

        if (tether.Pending.Length > 0) reader.Reply(tether.Pending.ToArray());
        return new TetherAnswer(_stop, end);
    }

    private ChildEnd Forced()
    {
        var end = tether.End();
        Drain(tether.Output, ChildChannel.Output);
        Drain(tether.Error, ChildChannel.Error);
        return end;
    }

    /// <summary>How long to wait for something, in milliseconds; -1 for as long as it takes.</summary>
    private int Patience()
    {
        var left = _stop != TetherStop.None ? (_isRepeated ? limits.Grace : limits.Grace / 2) - Stopwatch.GetElapsedTime(_stopped)
            : limits.Time == Timeout.InfiniteTimeSpan ? limits.Time : limits.Time - Stopwatch.GetElapsedTime(_start);
        var longest = left == Timeout.InfiniteTimeSpan ? -1 : (int)Math.Clamp(Math.Ceiling(left.TotalMilliseconds), 0, int.MaxValue);
        return tether.Process >= 0 || longest is >= 0 and < Beat ? longest : Beat;
    }

    /// <summary>Whether the grace after a stop is over; begins the stop when time is.</summary>
    private bool IsOver()
    {
        if (_stop != TetherStop.None)
        {
            var waited = Stopwatch.GetElapsedTime(_stopped);
            if (!_isRepeated && waited >= limits.Grace / 2) Repeat();
            return waited >= limits.Grace;
        }

        if (limits.Time != Timeout.InfiniteTimeSpan && Stopwatch.GetElapsedTime(_start) >= limits.Time) Stop(TetherStop.Time);
        return false;
    }

    private void Stop(TetherStop why, ref int descriptor)
    {
        descriptor = -1;
        tether.Awake();
        Stop(why);
    }

    private void Stop(TetherStop why)
    {
        if (_stop != TetherStop.None) return;
        (_stop, _stopped) = (why, Stopwatch.GetTimestamp());
        tether.Interrupt();
    }

    /// <summary>Interrupts once more: a shell's child that was being started lost the first one between fork and exec (1 of 600 with bash 5.2), and its shell waits for it.</summary>
    private void Repeat()
    {
        _isRepeated = true;
        tether.Interrupt();
    }
}
