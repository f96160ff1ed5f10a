using Deja.Host.Tethers;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>A language run by an installed kernel of Jupyter: the one that <c>deja.yml</c> names (<c>jupyter:python3</c>), else the first one for the language.</summary>
/// <param name="language">The language.</param>
/// <param name="name">The kernel's name.</param>
/// <param name="spec">What is installed under it; null for nothing.</param>
internal sealed class JupyterKernelKind(string language, string name, JupyterSpec? spec) : IKernelKind
{
    private const string Scheme = "jupyter:";

    public IReadOnlyList<string> Languages => [language];

    /// <summary>The one for a language that nothing else runs; null where none is installed.</summary>
    public static JupyterKernelKind? For(string language, KernelSettings settings) => JupyterSpecs.Of(language, settings) is { } spec ? new JupyterKernelKind(language, spec.Name, spec) : null;

    /// <summary>The one that <c>deja.yml</c> names in the place of a command; null where that is a command.</summary>
    public static JupyterKernelKind? NamedIn(string command, string language, KernelSettings settings)
    {
        if (!command.StartsWith(Scheme, StringComparison.Ordinal)) return null;
        var name = command[Scheme.Length..].Trim();
        return new JupyterKernelKind(language, name, JupyterSpecs.Named(name, settings));
    }

    public string? Missing(string language, KernelSettings settings)
    {
        if (OwnProgram.File is null) return "the system does not tell where Deja's own program stands";
        if (spec is null) return $"deja.yml runs '{language}' by the Jupyter kernel '{name}', and none of that name is installed; there {Known(settings)}";
        return spec.Program is null ? $"the Jupyter kernel '{name}' is started by '{spec.Arguments[0]}', which is not there; {spec.Description} says so" : Sandbox.Missing(settings);
    }

    public IReadOnlyList<string> Files(string language, KernelSettings settings) =>
        spec is { Program: { } program } ? [spec.Description, program, .. JupyterPackages.Of(program)] : [];

    public IKernel Start(string language, KernelSettings settings)
    {
        if (spec is not { Program: { } program } || OwnProgram.File is not { } own) throw new KernelException(Missing(language, settings)!);
        var files = new KernelFolder();
        var environment = new Dictionary<string, string?>(settings.Environment);
        foreach (var (variable, value) in spec.Variables()) environment[variable] = value;
        var words = JupyterStart.Words(new JupyterStart(files.Path, spec.DisplayName, spec.IsInterruptedByMessage, [program, .. spec.Filled(JupyterConnection.FileIn(files.Path)).Skip(1)]));
        return ProcessKernel.Start(own, OwnProgram.Arguments([JupyterWorker.Word, .. words]), settings with { Environment = environment, Tools = [spec.Folder, program] }, files);
    }

    private static string Known(KernelSettings settings) => JupyterSpecs.All(settings).Select(s => s.Name).ToList() is { Count: > 0 } names ? $"are {string.Join(", ", names)}" : "are none at all";
}
