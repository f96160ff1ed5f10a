namespace Deja.Cli.Output;

/// <summary>What Deja says beside its results: on standard error, one line each.</summary>
internal static class Talk
{
    // What writing to a pipe without reader gives on Linux and macOS (EPIPE), and on Windows (ERROR_NO_DATA, ERROR_BROKEN_PIPE).
    private const int BrokenPipe = 32;
    private static readonly int[] WindowsClosedPipes = [unchecked((int)0x800700E8), unchecked((int)0x8007006D)];

    public static void Error(string message) => Line(message);

    public static void Line(string message)
    {
        try
        {
            // A process names itself, and so does a file: neither may steer the terminal.
            Console.Error.WriteLine($"deja: {Piece.Plain(message).Text}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody listens (.NET calls a closed standard error an unauthorized access); the exit code still tells.
        }
    }

    public static bool IsClosedPipe(IOException e) =>
        OperatingSystem.IsWindows() ? WindowsClosedPipes.Contains(e.HResult) : e.HResult == BrokenPipe || e.Message.Contains("Broken pipe", StringComparison.Ordinal);
}
