using Deja.Host.Tools;

namespace Deja.Run.Kernels.JavaScript;

/// <summary><c>javascript</c> blocks, run by Node.js.</summary>
internal sealed class JavaScriptKernelKind : IKernelKind
{
    public IReadOnlyList<string> Languages { get; } = ["javascript"];

    public string? Missing(string language, KernelSettings settings) => InstalledTool.Find("node") is null
        ? "Node.js is not installed; on Debian: sudo apt-get install nodejs, elsewhere from https://nodejs.org"
        : Sandbox.Missing(settings);

    public IReadOnlyList<string> Files(string language, KernelSettings settings) => InstalledTool.Find("node") is { } file ? [file] : [];

    public IKernel Start(string language, KernelSettings settings)
    {
        var file = InstalledTool.Find("node") ?? throw new KernelException(Missing(language, settings)!);

        // import() in a block is an experiment of Node's virtual machine, which it says on standard error.
        return ProcessKernel.Start(file, ["--no-warnings=ExperimentalWarning", "-e", EmbeddedProgram.Read("javascript/worker.js"), "--"], settings);
    }
}
