using System.ComponentModel;
using System.Diagnostics;

namespace Deja.Vision.Tests.Windows;

/// <summary>An X server without a screen.</summary>
internal sealed class VirtualScreen : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;

    private VirtualScreen(Process process, string display) => (_process, Display) = (process, display);

    public string Display { get; }

    /// <summary>One of a free number, which the server says itself; without Xvfb the test is skipped.</summary>
    public static async Task<VirtualScreen> OpenAsync()
    {
        try
        {
            var process = Process.Start(new ProcessStartInfo("Xvfb", ["-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            return new(process, ":" + await process.StandardOutput.ReadLineAsync().WaitAsync(Patience));
        }
        catch (Win32Exception)
        {
            Assert.Skip("Xvfb isn't installed (Debian: xvfb)");
            throw;
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
