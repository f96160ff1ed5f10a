namespace Deja.Vision.Recorders;

/// <summary>Says once that a recording is over, by what, and when. The first one to ask is the one that counts.</summary>
internal sealed class StopSignal(TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _failed = new();
    private readonly long _start = clock.GetTimestamp();

    /// <summary>Called once, when it is asked, on the thread that asks.</summary>
    public event Action? Asked;

    public bool IsAsked => Cause is not null;

    public StopCause? Cause { get; private set; }

    /// <summary>What a person, or the program, ended it by, also when the source was over before: there may be hours of it to be encoded.</summary>
    public StopCause? Wanted { get; private set; }

    /// <summary>When it was asked, by <see cref="Now"/>.</summary>
    public TimeSpan At { get; private set; }

    /// <summary>Time since the beginning.</summary>
    public TimeSpan Now => clock.GetElapsedTime(_start);

    /// <summary>Cancelled when nobody takes pictures any more.</summary>
    public CancellationToken Failed => _failed.Token;

    public void Ask(StopCause cause)
    {
        lock (_gate)
        {
            if (cause is StopCause.Token or StopCause.Key or StopCause.WindowClosed or StopCause.Interrupted) Wanted ??= cause;
            if (Cause is not null) return;
            (At, Cause) = (Now, cause);
        }

        if (cause == StopCause.Failed) _failed.Cancel();
        Asked?.Invoke();
    }

    public void Dispose() => _failed.Dispose();
}
