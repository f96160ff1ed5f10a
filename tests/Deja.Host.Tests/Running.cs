using System.Diagnostics;
using System.Text;

namespace Deja.Host.Tests;

/// <summary>A program that a test runs and talks to. Whatever it waits for fails the test when it takes too long, and the program is then ended.</summary>
internal sealed class Running : IAsyncDisposable
{
    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly CancellationTokenSource _timeout;
    private readonly List<byte> _read = [];
    private readonly Task<string> _error;

    /// <param name="start">Its streams are redirected here.</param>
    /// <param name="limit">How long it may take; a minute when null.</param>
    public Running(ProcessStartInfo start, TimeSpan? limit = null)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.UseShellExecute = false;
        _timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _timeout.CancelAfter(limit ?? UsualLimit);
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync(_timeout.Token);
    }

    public int Id => _process.Id;

    public static Running Start(string file, params IEnumerable<string> arguments) => new(new ProcessStartInfo(file, arguments));

    /// <summary>Runs to the end with no input.</summary>
    public static async Task<Finished> Run(ProcessStartInfo start, TimeSpan? limit = null)
    {
        await using var running = new Running(start, limit);
        return await running.Finish();
    }

    /// <summary>Reads until a text came; all that came so far is returned.</summary>
    /// <param name="text">The text.</param>
    /// <param name="or">What is told besides where it does not come.</param>
    public async Task<string> ReadUntil(string text, Func<string>? or = null)
    {
        var buffer = new byte[4096];
        while (true)
        {
            var soFar = Encoding.UTF8.GetString([.. _read]);
            if (soFar.Contains(text, StringComparison.Ordinal)) return soFar;
            int got;
            try
            {
                got = await _process.StandardOutput.BaseStream.ReadAsync(buffer, _timeout.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"'{text}' did not come: {soFar}{or?.Invoke()}");
            }

            Assert.True(got > 0, $"the output ended before '{text}' came: {soFar}");
            _read.AddRange(buffer.AsSpan(0, got));
        }
    }

    public async Task Write(string text)
    {
        await _process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(text), _timeout.Token);
        await _process.StandardInput.BaseStream.FlushAsync(_timeout.Token);
    }

    public void CloseOutput() => _process.StandardOutput.Close();

    /// <summary>Closes its input and awaits its end and that of its output.</summary>
    public async Task<Finished> Finish()
    {
        _process.StandardInput.Close();
        using var rest = new MemoryStream();
        if (_process.StandardOutput.BaseStream.CanRead) await _process.StandardOutput.BaseStream.CopyToAsync(rest, _timeout.Token);
        var error = await _error;
        await _process.WaitForExitAsync(_timeout.Token);
        return new Finished(_process.ExitCode, [.. _read, .. rest.ToArray()], error);
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _timeout.Dispose();
        return ValueTask.CompletedTask;
    }
}
