using Deja.Run.Kernels.Python;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>
/// The folders that kernels are installed in, first those that come first: what <c>JUPYTER_PATH</c> names; the notebook's virtual environment, then the active one, then
/// conda's; the user's own; the system's.
/// </summary>
internal static class JupyterFolders
{
    // What a notebook brings along comes before what its user happens to have: as with Python itself.
    public static IEnumerable<string> Of(KernelSettings settings) => Named("JUPYTER_PATH")
        .Concat(Environments(settings).Select(e => Path.Combine(e, "share", "jupyter")))
        .Append(OfUser())
        .Concat(OfSystem())
        .Where(Path.IsPathFullyQualified)
        .Select(f => Path.Combine(f, "kernels"))
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Environments(KernelSettings settings) => PythonKernelKind.Environments(settings).Concat(Named("CONDA_PREFIX"));

    private static string[] Named(string variable) => Environment.GetEnvironmentVariable(variable)?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string OfUser()
    {
        if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } named) return named;
        if (OperatingSystem.IsWindows()) return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Jupyter");
        return Path.Combine(Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data ? data : Path.Combine(home, ".local", "share"), "jupyter");
    }

    private static IEnumerable<string> OfSystem() => OperatingSystem.IsWindows()
        ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter")]
        : ["/usr/local/share/jupyter", "/usr/share/jupyter"];
}
