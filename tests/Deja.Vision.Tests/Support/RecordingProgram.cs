using System.Diagnostics;

namespace Deja.Vision.Tests.Support;

/// <summary>The program of tests/Deja.Vision.TestProgram, running.</summary>
internal sealed class RecordingProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    public RecordingProgram(IEnumerable<string> arguments, string? display = null, string? temporary = null)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Deja.Vision.TestProgram"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in new[] { "DISPLAY", "WAYLAND_DISPLAY" }) start.Environment.Remove(name);
        if (temporary is not null) start.Environment["TMPDIR"] = temporary;
        if (display is not null) start.Environment["DISPLAY"] = display;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Error += line.Data;
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string Error { get; private set; } = string.Empty;

    public int ExitCode => _process.ExitCode;

    /// <summary>Waits until it has a few pictures.</summary>
    public async Task IsRecordingAsync() => Assert.Equal("recording", await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience));

    /// <summary>What it says at its end.</summary>
    public async Task<string> EndAsync()
    {
        var said = await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return said;
    }

    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
