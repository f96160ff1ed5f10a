using System.Runtime;

namespace Deja.CSharp.Sessions;

/// <summary>The threads that a block's code runs on, for as long as it does.</summary>
internal sealed class StoppableThreads
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly CancellationTokenSource _abort = new();
    private readonly List<Thread> _running = [];
    private readonly Lock _changing = new();

    /// <summary>Whether they are being stopped.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>Runs code on this thread until it ends or is stopped. Nothing is run once they are being stopped.</summary>
    public void Run(Action action)
    {
        if (IsStopping)
            return;
        lock (_changing)
            _running.Add(Thread.CurrentThread);
        try
        {
#pragma warning disable SYSLIB0046 // It warns of locks that aborted code leaves locked. The other choice is to end the process, and with it the state.
            ControlledExecution.Run(action, _abort.Token);
#pragma warning restore SYSLIB0046
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Stops them, and goes on until the block is over: code may catch what it is stopped by, and wait again.</summary>
    public void Stop(ManualResetEventSlim isOver)
    {
        IsStopping = true;
        // It comes back when all are aborted, and a thread that waits has to be woken for that.
        new Thread(_abort.Cancel) { IsBackground = true, Name = "abort" }.Start();
        while (!isOver.Wait(Pause))
        {
            lock (_changing)
            {
                foreach (var thread in _running)
                    thread.Interrupt();
            }
        }
    }

    private void Leave()
    {
        while (true)
        {
            try
            {
                lock (_changing)
                    _running.Remove(Thread.CurrentThread);
                // An interrupt that came too late would hit the next wait of this thread, which is not the block's.
                Thread.Sleep(0);
                return;
            }
            catch (ThreadInterruptedException)
            {
                // Once more: it may have come before the thread was taken off the list.
            }
        }
    }
}
