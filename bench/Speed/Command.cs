using System.Diagnostics;

namespace Deja.Bench.Speed;

/// <summary>A program with its arguments; its output is read and thrown away, as a pipe's reader would.</summary>
internal sealed record Command(string Program, params string[] Arguments)
{
    /// <summary>Whether its program is there: a path, or a name on PATH.</summary>
    public bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Prepend(Environment.CurrentDirectory).Any(folder => File.Exists(Path.Combine(folder, Program)));

    public string Run()
    {
        using var process = Process.Start(new ProcessStartInfo(Program, Arguments) { RedirectStandardOutput = true, RedirectStandardError = true }) ?? throw new InvalidOperationException(Program);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        // 1 is "found nothing" for all of them.
        return process.ExitCode is 0 or 1 ? output : throw new InvalidOperationException($"{Program} {string.Join(' ', Arguments)}: exit code {process.ExitCode}: {errors.Result}");
    }

    /// <summary>The largest share of memory it held, in MB, by GNU time; null where that is not installed.</summary>
    public double? PeakMemory()
    {
        const string time = "/usr/bin/time";
        if (!File.Exists(time)) return null;
        using var process = Process.Start(new ProcessStartInfo(time, ["-f", "%M", Program, .. Arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return double.Parse(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], System.Globalization.CultureInfo.InvariantCulture) / 1024;
    }
}
