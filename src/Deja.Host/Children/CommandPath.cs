using Deja.Host.Children.Posix;

namespace Deja.Host.Children;

/// <summary>Finds the file behind a command's name as shells do, so that what can't be run is told in their codes.</summary>
internal static class CommandPath
{
    // What execvp(3) searches without a PATH.
    private const string DefaultPath = "/bin:/usr/bin";

    /// <param name="name">A name or a path.</param>
    /// <param name="problem">Why there is nothing to run; null when there is.</param>
    /// <returns>The file; null when there is none.</returns>
    public static string? Find(string name, out ChildEnd? problem)
    {
        string? unusable = null;
        foreach (var file in Candidates(name))
        {
            problem = null;
            if (!Path.Exists(file)) continue;
            if (!Directory.Exists(file) && IsExecutable(file)) return file;

            // The search goes on behind a file that can't be run, but it is the likelier cause than a missing one.
            unusable ??= file;
        }

        problem = unusable is null ? ChildEnd.NotFound(Missing(name)) : ChildEnd.NotExecutable(Unusable(unusable));
        return null;
    }

    private static IEnumerable<string> Candidates(string name)
    {
        if (name.Length == 0) return [];
        if (IsPath(name)) return WithEndings(name);
        var path = Environment.GetEnvironmentVariable("PATH") ?? DefaultPath;

        // An empty part of PATH is the current folder.
        return path.Split(Path.PathSeparator).SelectMany(folder => WithEndings(Path.Combine(folder.Length == 0 ? "." : folder, name)));
    }

    private static bool IsPath(string name) => name.Contains('/', StringComparison.Ordinal) || (OperatingSystem.IsWindows() && name.AsSpan().IndexOfAny('\\', ':') >= 0);

    // On Windows "npm" is npm.cmd (beside it stands a script for other systems), and "python3.12" may be python3.12.exe.
    private static IEnumerable<string> WithEndings(string file)
    {
        if (!OperatingSystem.IsWindows()) return [file];
        var endings = (Environment.GetEnvironmentVariable("PATHEXT") ?? ".COM;.EXE;.BAT;.CMD").Split(';').Select(ending => file + ending);
        return Path.HasExtension(file) ? endings.Prepend(file) : endings;
    }

    private static bool IsExecutable(string file) => OperatingSystem.IsWindows() || Descriptors.IsExecutable(file);

    private static string Missing(string name) => IsPath(name)
        ? $"'{name}' was not found: there is no such file"
        : $"'{name}' was not found in any folder of PATH: check its spelling, or install it (what only your shell knows, such as an alias, is run by: bash -ic '{name} …')";

    private static string Unusable(string file) => Directory.Exists(file)
        ? $"'{file}' can't be run: it is a folder"
        : $"'{file}' can't be run: it is not executable; if it should be: chmod +x '{file}'";
}
