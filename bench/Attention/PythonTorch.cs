using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Deja.Bench.Attention;

/// <summary>PyTorch in Python, measured by attention.py.</summary>
internal sealed class PythonTorch(string program)
{
    // What the script says by its exit code when it can't import torch.
    private const int Absent = 3;

    /// <summary>What it measures; nothing where there is no PyTorch.</summary>
    public IEnumerable<(string Name, double Milliseconds)> Measure(int threads)
    {
        var start = new ProcessStartInfo(program, [Path.Combine(AppContext.BaseDirectory, "attention.py"), threads.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var process = Started(start);
        if (process is null) return [];
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        if (process.ExitCode == Absent) Console.Error.WriteLine($"{program} has no torch: its cells stay empty. Debian has it as python3-torch; with libopenblas0 beside it, or it is many times slower.");
        return lines.Select(l => l.Split('\t')).Select(l => (l[0], double.Parse(l[1], CultureInfo.InvariantCulture)));
    }

    // What was measured before is not lost for the sake of a name.
    private static Process? Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception e)
        {
            Console.Error.WriteLine($"{start.FileName} can't be started: its cells stay empty. {e.Message}");
            return null;
        }
    }
}
