namespace Deja.Run.Kernels;

/// <summary>A language run by a command of <c>deja.yml</c>, such as <c>go run {file}</c>.</summary>
internal sealed class CommandKernelKind(string language, string command) : IKernelKind
{
    public IReadOnlyList<string> Languages => [language];

    public string? Missing(string language, KernelSettings settings) => command;

    public IKernel Start(string language, KernelSettings settings) => throw new NotSupportedException();
}
