using System.Runtime.InteropServices;

namespace Deja.Vision.Recorders;

/// <summary>
/// While one lives, Ctrl-C, SIGTERM and SIGHUP, which a terminal that closes sends, end the recording. What they are otherwise for, which usually is the process's end, is held up until the file is whole, or left out.
/// A second one is not held up.
/// </summary>
internal sealed class ProcessSignals : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations;
    private readonly TaskCompletionSource _isOver = new();
    private int _count;

    /// <param name="stop">Of the recording.</param>
    /// <param name="spareProcess">Whether the first one is for the recording alone.</param>
    public ProcessSignals(StopSignal stop, bool spareProcess) => _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, context =>
    {
        if (Interlocked.Increment(ref _count) > 1) return;
        stop.Ask(StopCause.Interrupted);
        if (spareProcess) context.Cancel = true;
        else _isOver.Task.Wait();
    }))];

    public void Dispose()
    {
        _isOver.SetResult();
        foreach (var registration in _registrations) registration.Dispose();
    }
}
