namespace Deja.Vision.Clips;

/// <summary>
/// A clip of a constant rate r from pictures that come when they come. The picture of time t goes to the slot ⌊t·r + ½⌋ and stays until the next one's; of several in one slot the last stays. The clip so lasts as long as what it
/// is of, within half a picture, whatever the camera did, and each picture stands within half a picture of its time.
/// </summary>
public sealed class ClipTimes
{
    private long? _slot;

    /// <summary>For a rate in pictures per second.</summary>
    public ClipTimes(double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        Rate = rate;
    }

    /// <summary>Pictures per second of the clip.</summary>
    public double Rate { get; }

    /// <summary>The next picture's time, counted from the first one's. Times that go back count as the last one.</summary>
    /// <returns>How often the picture before it is to be written now: 0 when the new one takes its place, or there was none.</returns>
    public long Next(TimeSpan time)
    {
        // Whatever its time, the first picture is where the clip begins.
        var slot = _slot is { } last ? Math.Max(last, SlotOf(time)) : 0;
        var repeats = slot - (_slot ?? 0);
        _slot = slot;
        return repeats;
    }

    /// <summary>The end's time, counted from the first picture's.</summary>
    /// <returns>How often the last picture is to be written: at least once; 0 when there was none.</returns>
    public long End(TimeSpan time)
    {
        if (_slot is not { } last) return 0;
        _slot = null;
        return Math.Max(1, SlotOf(time) - last);
    }

    private long SlotOf(TimeSpan time) => (long)Math.Floor((time.TotalSeconds * Rate) + 0.5);
}
