using Deja.Host.Tees;

namespace Deja.TestProgram;

/// <summary>What the verb <c>deja tee</c> does around the notes: <c>tee [-a] [-p] FILE…</c>. What it learned goes into the file named by <c>DEJA_TEST_REPORT</c>.</summary>
internal static class Teeing
{
    public static int Run(string[] arguments)
    {
        var options = new TeeOptions([.. arguments.Where(a => a is not ("-a" or "-p"))]) { IsAppending = arguments.Contains("-a"), IsPersistent = arguments.Contains("-p") };
        var isPortable = Environment.GetEnvironmentVariable("DEJA_TEST_RUNNER") == "portable";
        var end = isPortable ? Tee.Run(options, Tell, new StreamChannels()) : Tee.Run(options, Tell);
        if (Environment.GetEnvironmentVariable("DEJA_TEST_REPORT") is { } report) File.WriteAllText(report, end.ReadText() ?? "no text");
        end.Signal?.EndThisProcess();
        return end.HasFailed ? 1 : 0;
    }

    private static void Tell(string line)
    {
        try
        {
            Console.Error.WriteLine($"deja: {line}");
        }
        catch (UnauthorizedAccessException)
        {
            // It is closed, and a test looks at what else happens.
        }
    }
}
