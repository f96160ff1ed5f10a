using System.Diagnostics;
using System.Globalization;

namespace Deja.Cli.Tests;

/// <summary>Processes that a test did not start itself.</summary>
internal static class LiveProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Whether it runs; one that has ended and waits to be reaped does not.</summary>
    /// <param name="pid">Its number as text.</param>
    public static bool Is(string pid)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(pid.Trim(), CultureInfo.InvariantCulture));
            return !process.HasExited && !IsZombie(pid.Trim());
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Waits until a condition holds; fails when it doesn't in time.</summary>
    public static async Task Until(Func<bool> condition, string told)
    {
        for (var clock = Stopwatch.StartNew(); !condition();)
        {
            Assert.True(clock.Elapsed < Patience, told);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Sends a signal by its name.</summary>
    public static async Task Signal(string name, int pid) =>
        await Running.Run(new ProcessStartInfo("kill", [$"-{name}", pid.ToString(CultureInfo.InvariantCulture)]));

    private static bool IsZombie(string pid)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{pid}/stat");
            return status[(status.LastIndexOf(')') + 2)..].StartsWith('Z');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
