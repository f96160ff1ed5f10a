using System.Diagnostics;

namespace Deja.Bench.Site;

/// <summary>What a program took: wall time, processor time, and the most memory it held.</summary>
internal sealed record Measured(TimeSpan Wall, TimeSpan Processor, long PeakBytes)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs a program to its end; one that fails stops the measure.</summary>
    public static Measured Of(string program, string folder, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        long peak = 0;
        var processor = TimeSpan.Zero;
        while (!process.WaitForExit(Glance))
        {
            try
            {
                process.Refresh();
                (peak, processor) = (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
            }
            catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                // It ended meanwhile; .NET tells neither of a process that has.
            }
        }

        var wall = clock.Elapsed;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output.Result}{error.Result}");
        return new Measured(wall, processor, peak);
    }

    /// <summary>The middle one by wall time.</summary>
    public static Measured Median(IEnumerable<Measured> all) => all.OrderBy(m => m.Wall).ToList() is var sorted ? sorted[sorted.Count / 2] : throw new InvalidOperationException();
}
