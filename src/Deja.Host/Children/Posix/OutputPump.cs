using System.Diagnostics;
using static Deja.Host.Children.Posix.Descriptors;

namespace Deja.Host.Children.Posix;

/// <summary>
/// Hands on what comes through a child's pipes until both are closed, or the child has ended and they fell quiet: a process that the child
/// left in the background may hold them open for ever.
/// </summary>
/// <param name="output">The child's standard output.</param>
/// <param name="error">The child's standard error.</param>
/// <param name="alive">Its write end is closed when the child has ended.</param>
/// <param name="bytes">Gets the output.</param>
internal sealed class OutputPump(ChildPipe output, ChildPipe error, ChildPipe alive, ChildBytes bytes)
{
    /// <summary>How long nothing may come after the child's end, in milliseconds: enough for a <c>tee</c> that was fed by it.</summary>
    private const int Quiet = 100;

    /// <summary>How long something may still come after its end, in milliseconds: who writes on for longer is a service, not a straggler.</summary>
    private const int Patience = 2_000;

    /// <summary>The largest pipe that a user may make on Linux (fs.pipe-max-size): so much may still be the ended child's own.</summary>
    private const int LargestPipe = 1 << 20;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly PollEntry[] _polls = [new(output.ReadEnd, Readable), new(error.ReadEnd, Readable), new(alive.ReadEnd, Readable)];
    private readonly Stopwatch _sinceEnd = new();
    private int _bytesSinceEnd;
    private bool _isDrained;

    private bool HasEnded => _polls[2].Descriptor < 0;

    public void Run()
    {
        while (_polls[0].Descriptor >= 0 || _polls[1].Descriptor >= 0 || !HasEnded)
        {
            var ready = Poll(_polls, HasEnded ? _isDrained ? Quiet : 0 : -1);
            if (ready == 0 && _isDrained) return;

            // Pipes found empty after the end hold nothing more of the child's own; however slowly they were read, none of that is lost.
            _isDrained |= HasEnded && (ready == 0 || _bytesSinceEnd > LargestPipe);
            if (_isDrained && _sinceEnd.ElapsedMilliseconds > Patience) return;
            Take(0, output, ChildChannel.Output);
            Take(1, error, ChildChannel.Error);
            if (_polls[2].Ready != 0) End();
        }
    }

    private void Take(int index, ChildPipe pipe, ChildChannel channel)
    {
        ref var poll = ref _polls[index];
        if (poll.Descriptor < 0 || poll.Ready == 0) return;
        var got = Read(poll.Descriptor, _buffer);
        if (HasEnded) _bytesSinceEnd += got;
        if (got > 0 && bytes(channel, _buffer.AsSpan(0, got))) return;
        poll.Descriptor = -1;
        pipe.CloseReadEnd();
    }

    private void End()
    {
        _polls[2].Descriptor = -1;
        _sinceEnd.Start();
    }
}
