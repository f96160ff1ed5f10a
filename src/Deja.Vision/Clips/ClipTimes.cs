namespace Deja.Vision.Clips;

/// <summary>
/// A clip of a constant rate r from pictures that come when they come. The picture of time t goes to the slot ⌊t·r + ½⌋ and stays until the next one's; of several in one slot the last stays. The clip so lasts as long as what it
/// is of, within one picture, whatever the camera did, and each picture stands within half a picture of its time.
/// </summary>
public sealed class ClipTimes
{
    private readonly long _lastSlot = long.MaxValue;
    private long? _slot;

    /// <summary>For a rate in pictures per second, and for a clip of a known length when that is given: no picture goes beyond its end.</summary>
    public ClipTimes(double rate, TimeSpan? length = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        Rate = rate;
        if (length is { } known) _lastSlot = Math.Max(0, SlotOf(known) - 1);
    }

    /// <summary>Pictures per second of the clip.</summary>
    public double Rate { get; }

    /// <summary>The next picture's time, counted from the first one's. Times that go back count as the last one.</summary>
    /// <returns>How often the picture before it is to be written now: 0 when the new one takes its place, or there was none.</returns>
    public long Next(TimeSpan time)
    {
        // Whatever its time, the first picture is where the clip begins.
        var slot = _slot is { } last ? Math.Max(last, Math.Min(SlotOf(time), _lastSlot)) : 0;
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
        return Math.Max(1, Math.Min(SlotOf(time) - 1, _lastSlot) - last + 1);
    }

    private long SlotOf(TimeSpan time) => (long)Math.Floor((time.TotalSeconds * Rate) + 0.5);
}
