using Deja.Host.Tools;

namespace Deja.Run.Kernels.Commands;

/// <summary>A language run by a command of <c>deja.yml</c>, such as <c>go run {file}</c>: each block is a file, run by itself.</summary>
internal sealed class CommandKernelKind(string language, string command) : IKernelKind
{
    private readonly CommandWords _words = CommandWords.Parse(command);

    public IReadOnlyList<string> Languages => [language];

    public string? Missing(string language, KernelSettings settings)
    {
        if (_words.Problem is { } problem) return $"deja.yml runs '{language}' by '{command}': {problem}";
        return Program(settings) is null ? $"'{_words.Words[0]}', by which deja.yml runs '{language}', is in no folder of PATH" : Sandbox.Missing(settings);
    }

    public IReadOnlyList<string> Files(string language, KernelSettings settings) => Program(settings) is { } file ? [file] : [];

    public IKernel Start(string language, KernelSettings settings) =>
        new CommandKernel(Program(settings) ?? throw new KernelException(Missing(language, settings)!), _words, LanguageEndings.Of(language), settings);

    // A path with a slash is one from the notebook's root, as deja.yml stands there.
    private string? Program(KernelSettings settings) => _words.Words is [var program, ..]
        ? InstalledTool.Find(program.Contains('/', StringComparison.Ordinal) ? Path.Combine(settings.Notebook, program) : program)
        : null;
}
