using System.Collections.Concurrent;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>A kernel that was started, and what comes from it.</summary>
internal sealed class JupyterRunning : IDisposable
{
    // As long as Deja waits for a worker's farewell, less what the rest takes.
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);

    public JupyterRunning(JupyterStart start, JupyterConnection connection)
    {
        Start = start;
        Process = JupyterProcess.Start(start);
        Channels = new JupyterChannels(new JupyterSignature(connection.Key), Add);
        new Thread(AwaitEnd) { IsBackground = true }.Start();
    }

    public JupyterStart Start { get; }

    public JupyterProcess Process { get; }

    public JupyterChannels Channels { get; }

    /// <summary>Its messages in order; null once, behind the last of them, when its process has ended.</summary>
    public BlockingCollection<JupyterMessage?> Events { get; } = [];

    /// <summary>Interrupts the kernel as it wants to be.</summary>
    /// <param name="hasSignal">Whether it got SIGINT already, as all of its process group.</param>
    public void Interrupt(bool hasSignal)
    {
        if (Start.IsInterruptedByMessage) Channels.Command("interrupt_request", _ => { });
        else if (!hasSignal) Process.Interrupt();
    }

    /// <summary>Asks the kernel to end, and ends it by force where it doesn't.</summary>
    public void End()
    {
        Channels.Command("shutdown_request", w => w.WriteBoolean("restart", false));
        if (!Process.Ends(Farewell)) Process.Kill();
    }

    public void Dispose()
    {
        Channels.Dispose();
        Process.Dispose();
        Events.Dispose();
    }

    private void AwaitEnd()
    {
        Process.Wait();
        Channels.AwaitEnd(Rest);
        Add(null);
    }

    private void Add(JupyterMessage? message)
    {
        try
        {
            Events.Add(message);
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits for it any more.
        }
    }
}
