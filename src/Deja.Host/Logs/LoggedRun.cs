using System.Diagnostics;
using System.Text;
using Deja.Host.Children;
using Deja.Host.Files;

namespace Deja.Host.Logs;

/// <summary>
/// A command run as if Deja were not there: its output is passed through as it comes and taken down at the same time.
/// The caller prints <see cref="ChildEnd.Problem"/> and <see cref="Warning"/>, looks <see cref="Text"/> up when <see cref="RunRecord.HasFailed"/>,
/// and ends by <see cref="Signal.EndThisProcess"/> where there is a signal, else with the child's exit code.
/// </summary>
/// <param name="End">How it ended.</param>
/// <param name="Record">What was noted of it, whether or not it could be logged.</param>
/// <param name="Text">Its output as far as it is worth looking up; see <see cref="RunLog.ReadText"/>.</param>
public sealed record LoggedRun(ChildEnd End, RunRecord Record, string Text)
{
    /// <summary>The log's file; null when it could not be written.</summary>
    public string? LogPath { get; init; }

    /// <summary>One line on what went wrong beside the command itself; null when nothing did.</summary>
    public string? Warning { get; init; }

    /// <summary>Runs a command once.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="runner">How; see <see cref="ChildRunner"/>.</param>
    /// <param name="logs">Where its log goes.</param>
    public static LoggedRun Run(ChildCommand command, IChildRunner runner, RunLogs logs)
    {
        var before = new RunRecord(command.Name, command.Arguments, CurrentFolder(), DateTimeOffset.Now);
        var clock = Stopwatch.StartNew();
        using var log = RunLog.Begin(logs, before);
        var console = new PassThrough();
        var end = runner.Run(command, (channel, bytes) =>
        {
            var isWanted = console.Write(channel, bytes);
            log.Write(bytes);
            return isWanted;
        });

        // A note may well be about a command that is missing, or one that crashes; the shell tells of that when it sees how we end.
        if ((end.Problem ?? end.Signal?.ShellWords) is { } said) log.Write(Encoding.UTF8.GetBytes(said + "\n"));
        var record = before with
        {
            Duration = clock.ElapsedMilliseconds,
            ExitCode = end.ExitCode,
            Signal = end.Signal?.Name,
            WasStopped = end.IsInterrupted || console.IsReaderGone,
            OutputBytes = log.Length,
        };
        log.Finish(record);
        return new LoggedRun(end, record, log.ReadText()) { LogPath = log.Path, Warning = console.Problem ?? end.Warning ?? log.Warning };
    }

    private static string CurrentFolder()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (Exception e) when (Refusal.Is(e))
        {
            // A shell may stand in a folder that was deleted; commands run there all the same.
            return string.Empty;
        }
    }
}
