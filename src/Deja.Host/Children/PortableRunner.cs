using System.ComponentModel;
using System.Diagnostics;

namespace Deja.Host.Children;

/// <summary>Runs a child on two pipes by .NET's own means: on Windows, where there are no signals and a closed pipe kills nobody.</summary>
internal sealed class PortableRunner : IChildRunner
{
    /// <summary>As in the runner for Linux and macOS, in milliseconds: the quiet after the child's end, and the most that is awaited.</summary>
    private const int Quiet = 100;
    private const int Patience = 2_000;

    /// <summary>Windows' error for a file that is missing.</summary>
    private const int FileNotFound = 2;

    public ChildEnd Run(ChildCommand command, ChildBytes bytes)
    {
        if (CommandPath.Find(command.Name, out var problem) is not { } file) return problem!;
        using var relay = new SignalRelay(sharesTerminal: true);
        using var process = new Process { StartInfo = Describe(file, command) };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return e.NativeErrorCode == FileNotFound ? ChildEnd.NotFound($"'{file}' was not found") : ChildEnd.NotExecutable($"'{file}' can't be run: {e.Message}");
        }

        var streams = new Readers(process, bytes);
        process.WaitForExit();
        streams.AwaitQuiet();
        return new ChildEnd(process.ExitCode) { IsInterrupted = relay.HasTaken };
    }

    private static ProcessStartInfo Describe(string file, ChildCommand command) => new(file, command.Arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };

    /// <summary>A thread a stream; the lock makes theirs one sequence of calls.</summary>
    private sealed class Readers
    {
        private readonly Lock _lock = new();
        private readonly Thread[] _threads;
        private bool _isOver;
        private long _lastRead = Environment.TickCount64;

        public Readers(Process process, ChildBytes bytes)
        {
            _threads =
            [
                new Thread(() => Read(process.StandardOutput.BaseStream, ChildChannel.Output, bytes)) { IsBackground = true },
                new Thread(() => Read(process.StandardError.BaseStream, ChildChannel.Error, bytes)) { IsBackground = true },
            ];
            foreach (var thread in _threads) thread.Start();
        }

        public void AwaitQuiet()
        {
            var end = Environment.TickCount64;
            foreach (var thread in _threads)
            {
                while (!thread.Join(Quiet) && Environment.TickCount64 - Interlocked.Read(ref _lastRead) < Quiet && Environment.TickCount64 - end < Patience)
                {
                }
            }

            lock (_lock) _isOver = true;
        }

        private void Read(Stream stream, ChildChannel name, ChildBytes bytes)
        {
            var buffer = new byte[64 * 1024];
            try
            {
                for (int got; (got = stream.Read(buffer)) > 0;)
                {
                    lock (_lock)
                    {
                        if (_isOver || !bytes(name, buffer.AsSpan(0, got))) break;
                    }

                    Interlocked.Exchange(ref _lastRead, Environment.TickCount64);
                }

                stream.Dispose();
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // The pipe broke with its other side, or the process was disposed of while a straggler held it.
            }
        }
    }
}
