using System.Diagnostics;
using System.Globalization;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>The kernel's process, a child of the worker's and in its group: Ctrl-C and the end by force reach both.</summary>
internal sealed class JupyterProcess : IDisposable
{
    // The descriptors of requests and replies are the worker's alone. A signal that is ignored stays so in the program that takes the shell's place.
    private const string Script = "exec 3<&- 4>&-; exec \"$@\"";
    private const string Deaf = "trap '' INT; ";

    private static readonly TimeSpan WordsPatience = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly JupyterPrinted _output;
    private readonly JupyterPrinted _error;

    private JupyterProcess(Process process)
    {
        _process = process;
        _output = new JupyterPrinted(process.StandardOutput.BaseStream);
        _error = new JupyterPrinted(process.StandardError.BaseStream);
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>Its exit code, 128 and the signal's number where a signal ended it.</summary>
    public int ExitCode => _process.ExitCode;

    public static JupyterProcess Start(JupyterStart start)
    {
        var plan = new ProcessStartInfo("/bin/sh", ["-c", start.IsInterruptedByMessage ? Deaf + Script : Script, "sh", .. start.Command]) { RedirectStandardOutput = true, RedirectStandardError = true };

        // By this ipykernel and its relatives see that who started them is gone, however that came.
        plan.Environment["JPY_PARENT_PID"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return new JupyterProcess(Process.Start(plan)!);
    }

    /// <summary>Waits for its end; returns at once when this is disposed.</summary>
    public void Wait()
    {
        try
        {
            _process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // Disposed, and ended by that.
        }
    }

    /// <summary>Whether it ends within a time.</summary>
    public bool Ends(TimeSpan patience) => _process.WaitForExit(patience);

    /// <summary>Interrupts it alone, and returns when it has been.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "kill -INT \"$1\" 2>/dev/null", "sh", _process.Id.ToString(CultureInfo.InvariantCulture)]))!;
        kill.WaitForExit();
    }

    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>The last lines that it printed itself, to be said behind what went wrong; empty for none.</summary>
    public string LastWords() => string.Join('\n', new[] { _output.LastLines(WordsPatience), _error.LastLines(WordsPatience) }.Where(l => l.Length > 0));

    public void Dispose()
    {
        if (!HasEnded) Kill();
        _process.Dispose();
    }
}
