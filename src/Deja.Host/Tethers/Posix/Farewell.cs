using System.Diagnostics;
using static Deja.Host.Children.Posix.Descriptors;

namespace Deja.Host.Tethers.Posix;

/// <summary>Waits for a program to end by itself after its last request; what it still prints is for nobody, but must not keep it.</summary>
internal sealed class Farewell(PosixTether tether)
{
    public void Hear(TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        Span<PollEntry> polls = [new(tether.Process, Readable), new(tether.Output, Readable), new(tether.Error, Readable), new(tether.Replies, Readable)];
        while (clock.Elapsed < patience)
        {
            var left = (int)Math.Ceiling((patience - clock.Elapsed).TotalMilliseconds);
            if (Poll(polls, tether.Process >= 0 ? left : Math.Min(left, 5)) == 0 && tether.Process >= 0) return;
            if (polls[0].Ready != 0 || tether.Process < 0 ? tether.HasEnded() : false) return;
            foreach (ref var poll in polls[1..])
            {
                if (poll.Descriptor >= 0 && poll.Ready != 0 && TetherCalls.ReadNow(poll.Descriptor, tether.Buffer) == 0) poll.Descriptor = -1;
            }
        }
    }
}
