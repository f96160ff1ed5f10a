using System.Runtime.InteropServices;

namespace Deja.Vision.Recorders;

/// <summary>While one lives, Ctrl-C, SIGTERM and SIGHUP, which a terminal that closes sends, end the recording and not the process. The second one ends the process all the same.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations;

    public StopSignals(StopSignal stop) => _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, context =>
    {
        context.Cancel = stop.Wanted is not StopCause.Interrupted;
        stop.Ask(StopCause.Interrupted);
    }))];

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
    }
}
