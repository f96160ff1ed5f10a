using System.Diagnostics;
using static Deja.Host.Children.Posix.Descriptors;

namespace Deja.Host.Tethers.Posix;

/// <summary>
/// Leaves one of the two streams alone for a moment after a little came from it: a program that prints line by line would wake its reader for each line, which costs both more
/// than the lines do. Nothing waits in the program for that: a pipe has what was written, also when the program is killed, and in order with what its children write.
/// </summary>
internal sealed class Rest
{
    /// <summary>In milliseconds: far less than anybody sees.</summary>
    private const int Length = 2;

    /// <summary>Who prints more at a time prints by the buffer, and would have to wait for room in the pipe.</summary>
    private const int Little = 4096;

    private int _resting = -1;
    private int _descriptor;
    private long _since;

    /// <summary>Lets a stream rest, unless much came from it. What comes from the other wakes it.</summary>
    /// <param name="polls">The two.</param>
    /// <param name="which">Its index.</param>
    /// <param name="got">So many bytes came from it.</param>
    public void Begin(Span<PollEntry> polls, int which, int got)
    {
        if (got >= Little) return;
        (_resting, _descriptor, _since) = (which, polls[which].Descriptor, Stopwatch.GetTimestamp());
        polls[which].Descriptor = -1;
    }

    /// <summary>A time to wait in milliseconds, -1 for ever, or what is left of the rest where that is less.</summary>
    public int Shortened(int patience)
    {
        if (_resting < 0) return patience;
        var left = Math.Max(0, Length - (int)Stopwatch.GetElapsedTime(_since).TotalMilliseconds);
        return patience < 0 ? left : Math.Min(patience, left);
    }

    /// <summary>Ends the rest; the stream is to be read, as something may have come.</summary>
    /// <returns>Which of the two is to be read first.</returns>
    public int End(Span<PollEntry> polls)
    {
        if (_resting < 0) return 0;
        var which = _resting;
        (polls[which].Descriptor, polls[which].Ready, _resting) = (_descriptor, Readable, -1);
        return which;
    }
}
