using Deja.Host.Tools;

namespace Deja.Run.Kernels.Python;

/// <summary>
/// <c>python</c> blocks, run by the notebook's virtual environment where it has one (<c>.venv</c> or <c>venv</c>, in the note's folder or one above it up to the notebook's root), else the
/// active one, else <c>python3</c> on PATH. Nothing needs to be installed in it.
/// </summary>
internal sealed class PythonKernelKind : IKernelKind
{
    private static readonly string[] Folders = [".venv", "venv"];
    private static readonly string[] Places = OperatingSystem.IsWindows() ? ["Scripts/python.exe"] : ["bin/python3", "bin/python"];

    public IReadOnlyList<string> Languages { get; } = ["python"];

    public string? Missing(string language, KernelSettings settings) => Interpreter(settings) is null
        ? "Python is not installed; on Debian: sudo apt-get install python3, elsewhere from https://www.python.org"
        : Sandbox.Missing(settings);

    public IReadOnlyList<string> Files(string language, KernelSettings settings)
    {
        if (Interpreter(settings) is not { } file) return [];

        // A virtual environment's settings name the version, and its interpreter is a link that stays the same.
        var configuration = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(file)) ?? "/", "pyvenv.cfg");
        return File.Exists(configuration) ? [file, configuration] : [file];
    }

    public IKernel Start(string language, KernelSettings settings)
    {
        var file = Interpreter(settings) ?? throw new KernelException(Missing(language, settings)!);

        // Without a screen to draw on; the figures are shown when the block is done.
        var environment = new Dictionary<string, string?>(settings.Environment);
        if (Environment.GetEnvironmentVariable("MPLBACKEND") is null) environment.TryAdd("MPLBACKEND", "Agg");
        environment.TryAdd("PYTHONIOENCODING", "utf-8:backslashreplace");
        return ProcessKernel.Start(file, ["-c", PythonWorker.Text], settings with { Environment = environment });
    }

    /// <summary>The file of the interpreter that runs a notebook's blocks; null where there is none.</summary>
    internal static string? Interpreter(KernelSettings settings) =>
        Environments(settings)
            .SelectMany(folder => Places.Select(place => Path.Combine(folder, place)))
            .FirstOrDefault(file => InstalledTool.Find(file) is not null)
        ?? InstalledTool.Find("python3") ?? InstalledTool.Find("python");

    /// <summary>Where virtual environments may be, the notebook's before the active one; not all of these folders need be there.</summary>
    internal static IEnumerable<string> Environments(KernelSettings settings) => Above(settings).Concat(Environment.GetEnvironmentVariable("VIRTUAL_ENV") is { Length: > 0 } active ? [active] : []);

    private static IEnumerable<string> Above(KernelSettings settings)
    {
        for (var folder = settings.Folder; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            foreach (var name in Folders) yield return Path.Combine(folder, name);
            if (folder == settings.Notebook) yield break;
        }
    }
}
