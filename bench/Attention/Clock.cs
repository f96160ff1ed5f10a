using System.Diagnostics;

namespace Deja.Bench.Attention;

/// <summary>How long something takes, in milliseconds.</summary>
internal static class Clock
{
    // Once to be compiled and to have its memory, then as often as fits.
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(400);

    /// <summary>The fastest of several calls: what else the machine does can only add to a time.</summary>
    public static double Best(Action call)
    {
        Once(call);
        var times = new List<double>();
        for (var all = Stopwatch.StartNew(); times.Count < 3 || (all.Elapsed < Budget && times.Count < 100);)
            times.Add(Once(call));
        return times.Min();
    }

    /// <summary>One call, its tensors' end included.</summary>
    public static double Once(Action call)
    {
        var watch = Stopwatch.StartNew();
        using (NewDisposeScope())
            call();
        return watch.Elapsed.TotalMilliseconds;
    }
}
