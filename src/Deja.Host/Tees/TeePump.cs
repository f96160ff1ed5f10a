namespace Deja.Host.Tees;

/// <summary>
/// Reads, and has what was read written to every output before it reads again. Where bytes come fast from one pipe and go to another, the system first
/// lends them to the other pipe (tee(2), which hands over pages instead of copying them), and then they are read for the files alone.
/// </summary>
/// <remarks>
/// Files are written, not spliced into (splice(2)): that keeps the pipe locked against its writer for as long as the file takes, refuses files that are
/// appended to, and leaves no text here to look an error up by. It was measured slower on tmpfs, and no faster on ext4.
/// </remarks>
internal sealed class TeePump(IChannels channels, TeeOutputs outputs, TeeBuffer buffer)
{
    /// <summary>From so many bytes at once on they come fast. Handing over the pages of fewer costs more than copying them.</summary>
    private const int Fast = 32 * 1024;

    /// <summary>
    /// Below so many bytes at once they come in drops. Their writer gets its turn first, so that the next read finds more of them and a million lines don't
    /// cost a million reads. Nothing waits for that: what was read is written.
    /// </summary>
    private const int Drop = 4 * 1024;

    private bool _isFast;
    private bool _isWide;

    /// <summary>Copies until the input ends, or nobody is left to read it for.</summary>
    public void Run()
    {
        while (outputs.AreLeft && Step())
        {
        }
    }

    private bool Step()
    {
        var lent = _isFast ? Lend() : 0;
        if (lent > 0) return PassLent(lent);
        if (!outputs.AreLeft) return false;
        var room = buffer.Room.Length;
        var got = Pass(room, isLent: false);
        _isFast = IsFast(got, room);
        if (got is > 0 and < Drop) Thread.Yield();
        return got > 0;
    }

    private bool PassLent(int lent)
    {
        while (lent > 0)
        {
            var got = Pass(lent, isLent: true);
            if (got == 0) return false;
            lent -= got;
        }

        return true;
    }

    private int Lend()
    {
        if (!_isWide)
        {
            _isWide = true;
            channels.Input.Widen();
            channels.Output.Widen();
        }

        var most = buffer.Room.Length;
        var lent = outputs.Lend(channels.Input, most);
        _isFast = IsFast(lent, most);
        return lent;
    }

    private int Pass(int most, bool isLent)
    {
        try
        {
            var got = channels.Input.Read(buffer.Room[..most]);
            if (got > 0) outputs.Write(buffer.Take(got), isLent);
            return got;
        }
        catch (ChannelException e)
        {
            outputs.Fail($"can't read {channels.Input.Name}: {e.Message}");
            return 0;
        }
    }

    private static bool IsFast(int got, int most) => got >= Math.Min(Fast, most);
}
