namespace Deja.CSharp.Sessions;

/// <summary>
/// Runs one block so that it can be stopped: first <see cref="Token"/> asks it; where it doesn't end at once, waits are interrupted, and .NET aborts the threads that its code
/// runs on: the kernel's main thread, and those of the pool where it goes on after an <c>await</c>. What it started elsewhere goes on, unless it looks at the token.
/// </summary>
internal sealed class Interruption
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _asked = new();
    private readonly StoppableThreads _threads = new();
    private readonly ManualResetEventSlim _isOver = new();
    private readonly TaskCompletionSource _isStopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>That of the block that runs; null between blocks.</summary>
    public static Interruption? Current { get; set; }

    /// <summary>Is cancelled when the block is to end.</summary>
    public CancellationToken Token => _asked.Token;

    /// <summary>Whether anybody asked it to end.</summary>
    public bool IsAsked => _asked.IsCancellationRequested;

    /// <summary>Ends the block from within, where the kernel's own code is called. An abort is the harder way: rarely, in the midst of the runtime's own work, it takes the process along.</summary>
    /// <exception cref="OperationCanceledException">The block was asked to end.</exception>
    public static void ThrowIfAsked() => Current?.Token.ThrowIfCancellationRequested();

    /// <summary>Asks the block to end, and ends it. Returns at once.</summary>
    public void Ask()
    {
        if (IsAsked)
            return;
        // What waits for the token may take long to end, and so does an abort: neither may keep the requests waiting.
        ThreadPool.UnsafeQueueUserWorkItem(_ => _asked.Cancel(), null);
        new Thread(Stop) { IsBackground = true, Name = "interrupt" }.Start();
    }

    /// <summary>Runs it on this thread to its end.</summary>
    /// <returns>The value of its last expression; what it returns or throws after it was asked to end means nothing.</returns>
    public object? Run(Func<Task<object?>> block)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new StoppableContext(_threads));
        try
        {
            Task<object?>? task = null;
            _threads.Run(() => task = block());
            // Nothing to wait for where it was aborted; and a task that nobody will finish is left behind.
            if (task is null || Task.WaitAny(task, _isStopped.Task) == 1)
                throw new OperationCanceledException();
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
            _isOver.Set();
        }
    }

    /// <summary>Says that nothing of it is left to be stopped.</summary>
    public void End() => _isOver.Set();

    private void Stop()
    {
        if (_isOver.Wait(Grace))
            return;
        _isStopped.TrySetResult();
        _threads.Stop(_isOver);
    }

    /// <summary>Where a block goes on after an await: on any thread of the pool, so that one that waits for another can't block it.</summary>
    private sealed class StoppableContext(StoppableThreads threads) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => ThreadPool.UnsafeQueueUserWorkItem(_ => Continue(d, state), null);

        public override void Send(SendOrPostCallback d, object? state) => d(state);

        public override SynchronizationContext CreateCopy() => this;

        private void Continue(SendOrPostCallback d, object? state)
        {
            var before = Current;
            SetSynchronizationContext(this);
            try
            {
                threads.Run(() => d(state));
            }
            catch (Exception) when (threads.IsStopping)
            {
                // The block is over, whatever this part of it makes of that.
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }
    }
}
