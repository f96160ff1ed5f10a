using System.Runtime.InteropServices;

namespace Deja.Vision.Recorders;

/// <summary>While one lives, Ctrl-C and SIGTERM end the recording and not the process.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations;

    public StopSignals(StopSignal stop) => _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(s => PosixSignalRegistration.Create(s, context =>
    {
        context.Cancel = true;
        stop.Ask(StopCause.Interrupted);
    }))];

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
    }
}
