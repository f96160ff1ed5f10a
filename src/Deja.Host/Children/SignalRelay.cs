using System.Runtime.InteropServices;
using Deja.Host.Children.Posix;

namespace Deja.Host.Children;

/// <summary>
/// Keeps this process alive through the signals that end one, as long as it waits for a child. What the terminal sends (Ctrl-C, Ctrl-\)
/// reaches a child that shares it by itself, as both are in its foreground group; anything else was sent to this process alone and is passed on.
/// </summary>
internal sealed class SignalRelay : IDisposable
{
    private readonly bool _sharesTerminal;
    private readonly Lock _lock = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly List<int> _waiting = [];
    private Action<int>? _send;
    private bool _isOver;

    /// <summary>A signal that was ignored when this process started stays ignored by both (nohup): .NET leaves it so.</summary>
    /// <param name="sharesTerminal">Whether the child has the same controlling terminal as this process.</param>
    public SignalRelay(bool sharesTerminal)
    {
        _sharesTerminal = sharesTerminal;
        foreach (var (signal, number) in ((PosixSignal, int)[])[(PosixSignal.SIGHUP, 1), (PosixSignal.SIGINT, 2), (PosixSignal.SIGQUIT, 3), (PosixSignal.SIGTERM, 15)])
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                Take(number);
            }));
        }
    }

    /// <summary>Whether any came.</summary>
    public bool HasTaken { get; private set; }

    /// <summary>Says where signals go. What came before the child was there did not reach it by itself, wherever it came from.</summary>
    /// <param name="send">Sends a signal by its number.</param>
    public void PassTo(Action<int> send)
    {
        lock (_lock)
        {
            _send = send;
            foreach (var signal in _waiting) send(signal);
        }
    }

    /// <summary>Passes nothing on any more: the child's number may soon be another process's.</summary>
    public void Stop()
    {
        lock (_lock) _isOver = true;
    }

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
    }

    private void Take(int signal)
    {
        lock (_lock)
        {
            HasTaken = true;
            if (OperatingSystem.IsWindows() || _isOver) return;
            if (_send is null) _waiting.Add(signal);
            else if (signal is 1 or 15 || !_sharesTerminal || !Signals.AreFromTerminal()) _send(signal);
        }
    }
}
