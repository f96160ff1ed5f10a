using System.Globalization;
using Deja.Host.Children;
using Deja.Host.Folders;
using Deja.Host.Logs;

namespace Deja.TestProgram;

/// <summary>
/// What the verb <c>deja try</c> does around the command, for tests of what only a process of its own can show: its standard streams, its
/// signals, its exit. What it learned goes into the file named by <c>DEJA_TEST_REPORT</c>.
/// </summary>
internal static class Try
{
    public static int Run(string command, string[] arguments)
    {
        var runner = Environment.GetEnvironmentVariable("DEJA_TEST_RUNNER") == "portable" ? ChildRunner.Portable : ChildRunner.AsOnThisConsole;
        var run = LoggedRun.Run(new ChildCommand(command, arguments), runner, new RunLogs(UserFolders.OfThisUser));
        if (run.End.Problem is { } problem) Console.Error.WriteLine($"deja: {problem}");
        if (Environment.GetEnvironmentVariable("DEJA_TEST_REPORT") is { } report) Report(report, run);
        run.End.Signal?.EndThisProcess();
        return run.End.ExitCode;
    }

    private static void Report(string path, LoggedRun run)
    {
        File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"""
            end: {run.End}
            code: {run.End.ExitCode}
            failed: {run.Record.HasFailed}
            stopped: {run.Record.WasStopped}
            warning: {run.Warning}
            log: {run.LogPath}

            """) + run.Text);
    }
}
