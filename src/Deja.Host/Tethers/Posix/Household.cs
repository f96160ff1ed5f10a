using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Deja.Host.Children.Posix;

namespace Deja.Host.Tethers.Posix;

/// <summary>
/// The programs on tethers that live, and how all that came from one is ended. While there are any, this process is who gets the orphans among its
/// descendants, so that a daemon is a child again once its parents have ended.
/// </summary>
internal static class Household
{
    /// <summary>How long processes that got SIGKILL may take to be gone, in milliseconds: more only where the system itself hangs (a dead network drive).</summary>
    private const int Patience = 2_000;

    /// <summary>Each with whether it was asked for something yet, before which it starts nothing.</summary>
    private static readonly ConcurrentDictionary<int, bool> Living = new();
    private static readonly Lazy<int> OwnSession = new(() => MarkedProcess.Session(Environment.ProcessId));
    private static int _hasBegun;

    /// <summary>To be called before a program is started.</summary>
    public static void Begin()
    {
        if (Interlocked.Exchange(ref _hasBegun, 1) != 0) return;
        TetherCalls.AdoptOrphans();
        _ = OwnSession.Value;
        Keeper.Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Keeper.Dismiss(Living.IsEmpty);
    }

    public static void Add(int pid) => Living[pid] = false;

    /// <summary>To be called when it is asked for the first time.</summary>
    public static void Asked(int pid) => Living.TryUpdate(pid, true, false);

    /// <summary>Ends a program and everything that came from it.</summary>
    /// <returns>How the program itself ended.</returns>
    public static WaitStatus End(int pid, string mark, WaitStatus? status)
    {
        // Before the program is waited for, as its number may be another's afterwards; that of its group is nobody's while the group has members.
        Signals.Send(-pid, Signals.Force);
        status ??= Spawn.Wait(pid);
        if (OperatingSystem.IsLinux()) EndStrays(pid, mark);
        Living.TryRemove(pid, out _);
        return status.Value;
    }

    private static void EndStrays(int pid, string mark)
    {
        var (clock, bytes) = (Stopwatch.StartNew(), Encoding.UTF8.GetBytes(mark));
        var isLast = !Living.Any(l => l.Key != pid && l.Value);
        while (clock.ElapsedMilliseconds < Patience)
        {
            var strays = MarkedProcess.Adopted().Where(p => !Living.ContainsKey(p) && p != Keeper.ProcessId && IsFrom(p, pid, bytes, isLast)).ToList();
            if (strays.Count == 0) return;
            foreach (var stray in strays) Signals.Send(stray, Signals.Force);

            // Only when one is gone are its own children this process's.
            foreach (var stray in strays)
            {
                while (TetherCalls.Ended(stray) is null && clock.ElapsedMilliseconds < Patience) Thread.Sleep(1);
            }
        }
    }

    // Who is in this process's session was started by itself for another reason; nobody can enter a session.
    private static bool IsFrom(int stray, int pid, byte[] mark, bool isLast)
    {
        var session = MarkedProcess.Session(stray);
        if (session == 0 || session == OwnSession.Value) return false;
        return session == pid || isLast || MarkedProcess.Has(stray, mark);
    }
}
