using System.Globalization;

namespace Deja.Host.Children;

/// <summary>How a child ended.</summary>
/// <param name="ExitCode">Its own; 128 and the signal's number where a signal ended it; 127 not found, 126 not executable, as shells have it.</param>
public sealed record ChildEnd(int ExitCode)
{
    /// <summary>What ended it; null when it ended by itself, also with a code above 128.</summary>
    public Signal? Signal { get; init; }

    /// <summary>Why it was never started; null when it was.</summary>
    public string? Problem { get; init; }

    /// <summary>One line on what went wrong beside the command itself; null when nothing did.</summary>
    public string? Warning { get; init; }

    /// <summary>Whether the user (Ctrl-C) or the system (SIGTERM, SIGHUP) asked it to end.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>In a few words: <c>exit code 1</c>, <c>killed by SIGSEGV (segmentation fault)</c>, or the problem.</summary>
    public override string ToString() => Problem ?? Signal?.Told ?? string.Create(CultureInfo.InvariantCulture, $"exit code {ExitCode}");

    internal static ChildEnd NotFound(string problem) => new(127) { Problem = problem };

    internal static ChildEnd NotExecutable(string problem) => new(126) { Problem = problem };
}
