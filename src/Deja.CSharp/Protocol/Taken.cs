namespace Deja.CSharp.Protocol;

/// <summary>Counts what was shown and what of it was taken: a block goes on when all is, so that what it prints next can't overtake it.</summary>
internal sealed class Taken
{
    private readonly object _changing = new();
    private long _shown;
    private long _taken;

    /// <summary>One more was taken.</summary>
    public void Add()
    {
        lock (_changing)
        {
            _taken++;
            Monitor.PulseAll(_changing);
        }
    }

    /// <summary>Waits until the one that was just shown is taken. An interrupt ends the wait; what comes late is counted all the same.</summary>
    public void Await()
    {
        lock (_changing)
        {
            var mine = ++_shown;
            while (_taken < mine)
                Monitor.Wait(_changing);
        }
    }
}
