using Deja.Host.Tethers;
using Deja.Host.Tools;

namespace Deja.Run.Kernels;

/// <summary>Puts a kernel under bubblewrap: the system can be read and not written, the user's own files are hidden, and the notebook and a temporary folder can be written.</summary>
internal static class Sandbox
{
    private const string Program = "bwrap";

    // What languages are installed into below a home; without them a sandbox would have nothing to run.
    private static readonly string[] Toolchains = [".dotnet", ".nuget", ".pyenv", ".nvm", ".volta", ".fnm", ".cargo", ".rustup", ".sdkman", ".asdf", ".local/share/mise", ".local/bin", ".local/lib", ".local/share/uv", "miniconda3", "anaconda3", "go", ".npm-global", ".julia", ".juliaup", "R/x86_64-pc-linux-gnu-library", "R/aarch64-unknown-linux-gnu-library"];

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
        words.AddRange(Shown([plan.File, .. settings.Tools]));
        foreach (var folder in Written(settings).Concat(alsoWritten is null ? [] : [alsoWritten])) words.AddRange(["--bind", folder, folder]);
        words.AddRange(["--chdir", plan.Folder, "--", plan.File, .. plan.Arguments]);
        return plan with { File = wrap, Arguments = words, IsSandboxed = true };
    }

    /// <summary>Hides the home folder, and shows again what is needed of it and of the temporary folder.</summary>
    private static List<string> Shown(IReadOnlyList<string> needed)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        var hasHome = home.Length > 1 && Directory.Exists(home);
        List<string> words = hasHome ? ["--tmpfs", home] : [];
        string[] hidden = hasHome ? [home, "/tmp"] : ["/tmp"];
        var tools = hasHome ? Toolchains.Select(t => Path.Combine(home, t)).Where(Directory.Exists) : [];
        foreach (var folder in tools.Concat(needed.SelectMany(n => hidden.Select(h => Root(n, h))).OfType<string>()).Distinct(StringComparer.Ordinal)) words.AddRange(["--ro-bind", folder, folder]);
        return words;
    }

    /// <summary>What must be seen of a hidden folder: of a program its installation, two folders up, else its folder alone; a folder itself. Null where it isn't in there.</summary>
    private static string? Root(string needed, string hidden)
    {
        if (!needed.StartsWith(hidden + '/', StringComparison.Ordinal)) return null;
        if (Directory.Exists(needed)) return needed;
        return new[] { Path.GetDirectoryName(Path.GetDirectoryName(needed)), Path.GetDirectoryName(needed) }.FirstOrDefault(f => f?.Length > hidden.Length);
    }

    private static IEnumerable<string> Written(KernelSettings settings) =>
        new[] { settings.Notebook, settings.Folder, settings.Environment.GetValueOrDefault("DEJA_OUT") }.OfType<string>().Distinct(StringComparer.Ordinal).Where(Directory.Exists);
}
