using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Deja.Notes.Dates;

/// <summary>
/// Asks git about a repository that may come from anyone. Git starts programs that a repository's own configuration names, so each of those that a question
/// of ours could reach is switched off on the command line, which outweighs the repository; nothing is written, asked for or fetched.
/// </summary>
internal sealed class GitProcess(string folder, TimeSpan limit)
{
    private static readonly string[] Safe =
    [
        "--no-pager",
        "-c", "core.fsmonitor=false", // a program asked for changed files
        "-c", "core.hooksPath=/dev/null",
        "-c", "log.showSignature=false", // gpg.program
        "-c", "diff.orderFile=/dev/null", // a file that may be a pipe without an end
        "-c", "safe.bareRepository=explicit", // a folder that poses as a repository: its configuration would be hidden among the notes
        "-c", "log.follow=false", // follows a rename where one path is given
    ];

    // What the user set about git as a whole. The rest may speak of another repository: a hook of git's that calls Deja has GIT_DIR set.
    private static readonly string[] Kept = ["GIT_CONFIG", "GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM"];

    private readonly long _started = Stopwatch.GetTimestamp();
    private string? _complaint;
    private bool _isLate;

    /// <summary>Why the last run failed; null when it did not.</summary>
    public string? Problem { get; private set; }

    /// <summary>Runs git and reads what it prints. All runs together have the limit of time.</summary>
    /// <returns>False when git could not be run, failed or took too long; what was read is then worth nothing.</returns>
    public bool Run(IEnumerable<string> arguments, Action<TextReader> read)
    {
        if (GitProgram.Find() is not { } program) return Failed("git is not installed");
        try
        {
            using var process = Process.Start(Describe(program, arguments))!;
            process.ErrorDataReceived += (_, line) => _complaint ??= line.Data;
            process.BeginErrorReadLine();
            process.StandardInput.Close();
            using var timer = new Timer(_ => Stop(process), null, Left(), Timeout.InfiniteTimeSpan);
            read(process.StandardOutput);
            process.WaitForExit();
            if (_isLate) return Failed($"git took longer than {limit.TotalSeconds:0.#} s");
            return process.ExitCode == 0 || Failed(_complaint);
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return Failed($"git can't be run: {e.Message}");
        }
    }

    private ProcessStartInfo Describe(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, [.. Safe, "-C", folder, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase) && !Kept.Any(k => n.StartsWith(k, StringComparison.OrdinalIgnoreCase))).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";

        // A partial clone fetches what it lacks by a program of the repository's choosing. The first is known to git since 2.44, the second to any.
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["GIT_ALLOW_PROTOCOL"] = "none";
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    private TimeSpan Left()
    {
        var left = limit - Stopwatch.GetElapsedTime(_started);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Stop(Process process)
    {
        try
        {
            _isLate = true;
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has just ended by itself, or a part of it has.
        }
    }

    private bool Failed(string? problem)
    {
        // A repository without a commit has no history, and nothing is wrong with it.
        var isNew = problem?.Contains("does not have any commits yet", StringComparison.Ordinal) == true;
        Problem = isNew ? null : $"{problem ?? "git failed"}; dates are those of the files";
        return false;
    }
}
