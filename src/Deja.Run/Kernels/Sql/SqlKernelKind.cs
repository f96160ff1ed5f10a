using Deja.Host.Tethers;

namespace Deja.Run.Kernels.Sql;

/// <summary><c>sql</c> blocks, run by the SQLite inside of Deja, in a process of its own.</summary>
internal sealed class SqlKernelKind : IKernelKind
{
    public IReadOnlyList<string> Languages { get; } = ["sql"];

    public string? Missing(string language, KernelSettings settings) => OwnProgram.File is null ? "the system does not tell where Deja's own program stands" : Sandbox.Missing(settings);

    public IReadOnlyList<string> Files(string language, KernelSettings settings) => OwnProgram.File is { } file ? [file] : [];

    public IKernel Start(string language, KernelSettings settings)
    {
        var file = OwnProgram.File ?? throw new KernelException(Missing(language, settings)!);
        return ProcessKernel.Start(file, OwnProgram.Arguments(SqlWorker.Word, settings.Database ?? ":memory:"), settings);
    }
}
