using System.Diagnostics;

namespace Deja.TestProgram;

/// <summary>Modes about processes that outlive their parent and hold its output open. The test that starts one ends it by its number.</summary>
internal static class Background
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Starts this program in another mode, says its number and ends with code 5.</summary>
    public static int Leave(IEnumerable<string> mode)
    {
        using var output = Console.OpenStandardOutput();
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, mode) { UseShellExecute = false })!;
        Output.Write(output, $"left {child.Id}\n");
        return 5;
    }

    /// <summary>Holds its output open and says nothing.</summary>
    public static int Hold()
    {
        Thread.Sleep(Longest);
        return 0;
    }

    /// <summary>Never falls quiet until nobody reads any more.</summary>
    public static int Chatter()
    {
        using var output = Console.OpenStandardOutput();
        for (var since = Stopwatch.StartNew(); since.Elapsed < Longest; Thread.Sleep(10)) Output.Write(output, "and\n");
        return 0;
    }
}
