using System.Runtime.InteropServices;

namespace Deja.Host.Processes.Linux;

/// <summary>The clock by which Linux says when a process started: time since the machine was booted, sleep included (proc(5), stat).</summary>
internal static unsafe partial class BootClock
{
    /// <summary>CLOCK_BOOTTIME of clock_gettime(2).</summary>
    private const int SinceBoot = 7;

    /// <summary>USER_HZ, which is 100 on every architecture that .NET runs on.</summary>
    private const long TicksASecond = 100;

    /// <summary>The clock's count of ticks as a time, in UTC. Taken from now backwards, so a clock that was set since does not matter to how long ago it is.</summary>
    public static DateTimeOffset TimeOf(long ticks)
    {
        Timespec now;
        if (GetTime(SinceBoot, &now) != 0) return DateTimeOffset.UtcNow;
        var ago = TimeSpan.FromSeconds(now.Seconds) + TimeSpan.FromMicroseconds(now.Nanoseconds / 1000) - TimeSpan.FromMilliseconds(ticks * (1000 / TicksASecond));
        return DateTimeOffset.UtcNow - ago;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, Timespec* time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
