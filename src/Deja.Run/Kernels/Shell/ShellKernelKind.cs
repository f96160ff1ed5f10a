using Deja.Host.Tools;

namespace Deja.Run.Kernels.Shell;

/// <summary>
/// <c>sh</c> and <c>bash</c> blocks, run by bash. Where there is no bash, <c>sh</c> blocks are run by the system's own shell.
/// </summary>
internal sealed class ShellKernelKind : IKernelKind
{
    public IReadOnlyList<string> Languages { get; } = ["sh", "bash"];

    // Bash reads the file that BASH_ENV names.
    public bool StartsAlike { get; } = Environment.GetEnvironmentVariable("BASH_ENV") is null or "";

    public string? Missing(string language, KernelSettings settings) => Shell(language) is not null ? Sandbox.Missing(settings)
        : "bash is not installed; on Debian: sudo apt-get install bash, on Windows it comes with Git (https://git-scm.com)";

    public IReadOnlyList<string> Files(string language, KernelSettings settings) => Shell(language) is { } file ? [file] : [];

    public IKernel Start(string language, KernelSettings settings)
    {
        var file = Shell(language) ?? throw new KernelException(Missing(language, settings)!);
        return ShellKernel.Start(file, settings);
    }

    private static string? Shell(string language) => language switch
    {
        "sh" => InstalledTool.Find("bash") ?? InstalledTool.Find("sh"),
        _ => InstalledTool.Find(language),
    };
}
