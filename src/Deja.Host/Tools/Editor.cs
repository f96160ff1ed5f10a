using System.Diagnostics;

namespace Deja.Host.Tools;

/// <summary>The editor that the user has chosen, as other tools find it: <c>VISUAL</c>, else <c>EDITOR</c>; they may hold options (<c>code --wait</c>).</summary>
public static class Editor
{
    private static readonly string[] Variables = ["VISUAL", "EDITOR"];

    /// <summary>The choice; null when none was made.</summary>
    public static string? Command => Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));

    /// <summary>Opens a file on this process's terminal and waits until the editor has ended.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Null when all went well, else what did not, in one line.</returns>
    public static string? Open(string file)
    {
        if (Command is not { } command) return null;
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", $"/c {command} \"{file}\"")

            // By a shell, as its options are the shell's words; the file is one argument whatever its name.
            : new ProcessStartInfo("/bin/sh", ["-c", $"{command} \"$@\"", command, file]);
        try
        {
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"the editor '{command}' ended with exit code {process.ExitCode}";
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return $"the editor '{command}' could not be started: {e.Message}";
        }
    }
}
