using Deja.Host.Tethers.Posix;

namespace Deja.Host.Tethers;

/// <summary>
/// A program that is asked over a pipe of its own and answers over another, one line after the other, while what it prints comes through its standard
/// streams. It has no standard input and no terminal, and everything that it started ends with it, whatever it did to get away.
/// </summary>
/// <remarks>Used by one thread at a time.</remarks>
public abstract class Tether : IDisposable
{
    /// <summary>Its number.</summary>
    public abstract int ProcessId { get; }

    /// <summary>Starts one. Its descriptors 3 and 4 are the two pipes.</summary>
    /// <exception cref="HostException">It can't be started.</exception>
    public static Tether Start(TetherPlan plan) => OperatingSystem.IsWindows() ? throw new HostException("blocks can't be run on Windows yet") : PosixTether.Start(plan);

    /// <summary>Sends a request and reads until the answer is complete, the process has ended, or it had to be stopped.</summary>
    /// <param name="request">As it is written; empty to read only.</param>
    /// <param name="reader">Gets what comes.</param>
    /// <param name="limits">When to stop it: by SIGINT, and when no answer follows, by SIGKILL to all of its processes.</param>
    public abstract TetherAnswer Ask(ReadOnlySpan<byte> request, ITetherReader reader, TetherLimits limits);

    /// <summary>Sends a few bytes more to a program that waits for them, while it is asked.</summary>
    public abstract void Tell(ReadOnlySpan<byte> bytes);

    /// <summary>Ends it with all that it started.</summary>
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends it.</summary>
    /// <param name="isDisposing">Always so: there is no finalizer.</param>
    protected abstract void Dispose(bool isDisposing);
}
