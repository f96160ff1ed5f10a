namespace Deja.Vision.Recorders;

/// <summary>Says once that a recording is over, by what, and when. The first one to ask is the one that counts.</summary>
internal sealed class StopSignal(TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _failed = new();
    private readonly long _start = clock.GetTimestamp();

    public bool IsAsked => Cause is not null;

    public StopCause? Cause { get; private set; }

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
            if (Cause is not null) return;
            (At, Cause) = (Now, cause);
        }

        if (cause == StopCause.Failed) _failed.Cancel();
    }

    public void Dispose() => _failed.Dispose();
}
