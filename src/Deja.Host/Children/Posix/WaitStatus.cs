namespace Deja.Host.Children.Posix;

/// <summary>What waitpid(2) tells of a child, as Linux and macOS encode it.</summary>
internal readonly record struct WaitStatus(int Value)
{
    private const int Stopped = 0x7F;

    /// <summary>The signal that stopped it; 0 when it has ended.</summary>
    public int StopSignal => (Value & 0xFF) == Stopped ? (Value >> 8) & 0xFF : 0;

    /// <summary>How it ended.</summary>
    public ChildEnd End
    {
        get
        {
            var signal = Value & 0x7F;
            return signal == 0 ? new ChildEnd((Value >> 8) & 0xFF) : new ChildEnd(128 + signal) { Signal = new Signal(signal) };
        }
    }
}
