namespace Deja.Host.Children.Terminals;

/// <summary>What befell a command under a <see cref="TerminalMonitor"/>.</summary>
internal enum MonitorEvent
{
    /// <summary>It was started; the value is its process number.</summary>
    Started = 1,

    /// <summary>It could not be started; the value is the system's error.</summary>
    Refused,

    /// <summary>It was stopped; the value is the signal.</summary>
    Stopped,

    /// <summary>It has ended; the value is waitpid's status.</summary>
    Ended,
}
