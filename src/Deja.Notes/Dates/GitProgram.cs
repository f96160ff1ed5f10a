namespace Deja.Notes.Dates;

/// <summary>Finds git. A bare name would not do: .NET looks for it in the current folder before it looks in PATH, and that may be a notebook with a file named so.</summary>
internal static class GitProgram
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Its full path; null when no folder of PATH has it. Parts of PATH that are no full paths are passed over.</summary>
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin").Split(Path.PathSeparator)
        .Where(Path.IsPathFullyQualified)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "git.exe" : "git"))
        .FirstOrDefault(file => File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & AnyExecute) != 0));
}
