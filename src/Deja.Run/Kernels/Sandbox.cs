using Deja.Host.Tethers;
using Deja.Host.Tools;

namespace Deja.Run.Kernels;

/// <summary>Puts a kernel under bubblewrap: the system can be read and not written, the user's own files are hidden, and the notebook and a temporary folder can be written.</summary>
internal static class Sandbox
{
    private const string Program = "bwrap";

    // What languages are installed into below a home; without them a sandbox would have nothing to run.
    private static readonly string[] Toolchains = [".dotnet", ".nuget", ".pyenv", ".nvm", ".volta", ".fnm", ".cargo", ".rustup", ".sdkman", ".asdf", ".local/share/mise", ".local/bin", ".local/lib", ".local/share/uv", "miniconda3", "anaconda3", "go", ".npm-global"];

    /// <summary>Why there can be no sandbox here; null when there can, or none is asked for.</summary>
    public static string? Missing(KernelSettings settings)
    {
        if (!settings.IsSandboxed) return null;
        if (!OperatingSystem.IsLinux()) return "--sandbox stands on bubblewrap, which Linux alone has";
        return InstalledTool.Find(Program) is null ? "--sandbox needs bubblewrap, which is not installed; on Debian: sudo apt-get install bubblewrap" : null;
    }

    /// <summary>The plan as it is, or as bubblewrap starts it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="settings">Where and how.</param>
    /// <param name="alsoWritten">A folder more that may be written; null for none.</param>
    public static TetherPlan Around(TetherPlan plan, KernelSettings settings, string? alsoWritten = null)
    {
        if (!settings.IsSandboxed) return plan;
        var wrap = InstalledTool.Find(Program) ?? throw new KernelException(Missing(settings)!);
        List<string> words = ["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp", "--tmpfs", "/run", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--die-with-parent", "--cap-drop", "ALL"];
        if (!settings.HasNetwork) words.Add("--unshare-net");
        else if (Directory.Exists("/run/systemd/resolve")) words.AddRange(["--ro-bind", "/run/systemd/resolve", "/run/systemd/resolve"]);
        words.AddRange(Home(plan.File));
        foreach (var folder in Written(settings).Concat(alsoWritten is null ? [] : [alsoWritten])) words.AddRange(["--bind", folder, folder]);
        words.AddRange(["--chdir", plan.Folder, "--", plan.File, .. plan.Arguments]);
        return plan with { File = wrap, Arguments = words, IsSandboxed = true };
    }

    private static List<string> Home(string program)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        if (home.Length <= 1 || !Directory.Exists(home)) return [];
        List<string> words = ["--tmpfs", home];
        foreach (var tools in Toolchains.Select(t => Path.Combine(home, t)).Where(Directory.Exists)) words.AddRange(["--ro-bind", tools, tools]);
        if (program.StartsWith(home + '/', StringComparison.Ordinal) && Path.GetDirectoryName(Path.GetDirectoryName(program)) is { } root && root != home) words.AddRange(["--ro-bind", root, root]);
        return words;
    }

    private static IEnumerable<string> Written(KernelSettings settings) =>
        new[] { settings.Notebook, settings.Folder, settings.Environment.GetValueOrDefault("DEJA_OUT") }.OfType<string>().Distinct(StringComparer.Ordinal).Where(Directory.Exists);
}
