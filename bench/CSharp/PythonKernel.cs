using System.Diagnostics;
using System.Globalization;

namespace Deja.Bench.CSharp;

/// <summary>IPython's kernel for the same work, driven by its own client.</summary>
internal sealed class PythonKernel(string program)
{
    /// <summary>Nothing where this Python has no ipykernel.</summary>
    public IEnumerable<(string Name, double Milliseconds)> Measure()
    {
        using var process = Process.Start(new ProcessStartInfo(program, [Path.Combine(AppContext.BaseDirectory, "python-kernel.py")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        if (process.ExitCode != 0)
            Console.Error.WriteLine($"{program} can't run ipykernel: install Debian's python3-ipykernel, or name another Python by --python.");
        return lines.Select(l => l.Split('\t')).Select(l => (l[0], double.Parse(l[1], CultureInfo.InvariantCulture)));
    }
}
