using System.Diagnostics;

namespace Deja.Bench.Speed;

/// <summary>Commands that do the same work, run in turns so that the machine's moods meet all of them alike.</summary>
internal sealed class Contest(string title, int rounds)
{
    private readonly List<(string Name, Command Command, List<double> Times)> _runs = [];
    private Action? _before;

    /// <summary>Takes one part; a program that is not installed is told and left out.</summary>
    public Contest Add(string name, Command command)
    {
        if (!command.IsInstalled)
        {
            Console.Error.WriteLine($"{command.Program} is not installed, so '{name}' is left out");
            return this;
        }

        _runs.Add((name, command, []));
        return this;
    }

    /// <summary>What to do before each run, outside of the time.</summary>
    public Contest Before(Action action)
    {
        _before = action;
        return this;
    }

    /// <summary>Runs all and prints the medians, with the ratio of the first to each other.</summary>
    public void Hold()
    {
        foreach (var run in _runs) Once(run.Command);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var run in _runs) run.Times.Add(Once(run.Command));
        }

        var first = Median(_runs[0].Times);
        Console.WriteLine($"| {title} | {string.Join(" | ", _runs.Select(r => $"{r.Name} {Told(Median(r.Times))}{(r.Times == _runs[0].Times ? string.Empty : $" (ratio {first / Median(r.Times):0.00})")}"))} |");
    }

    private double Once(Command command)
    {
        _before?.Invoke();
        var clock = Stopwatch.StartNew();
        command.Run();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static string Told(double milliseconds) => milliseconds < 1000 ? $"{milliseconds:0.0} ms" : $"{milliseconds / 1000:0.00} s";
}
