namespace Deja.Site.Runs;

/// <summary>Tells whoever waits that something is new; many changes between two looks are one.</summary>
internal sealed class Signal
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _next;

    /// <summary>Ends at the next change. Asked for before one looks, so that no change falls between the two.</summary>
    public Task Next
    {
        get
        {
            lock (_lock) return (_next ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public void Give()
    {
        TaskCompletionSource? given;
        lock (_lock) (given, _next) = (_next, null);
        given?.SetResult();
    }
}
