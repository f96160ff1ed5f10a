using Deja.Notes.Configuration;
using Deja.Run.Kernels;
using Deja.Run.Kernels.Commands;
using Deja.Run.Kernels.Jupyter;

namespace Deja.Run.Sessions;

/// <summary>Which kernel runs a language in a notebook: what <c>deja.yml</c> says, else Deja's own, else an installed one of Jupyter.</summary>
public static class Kernel
{
    /// <summary>The one that runs a language; null where none does.</summary>
    /// <param name="language">Its id.</param>
    /// <param name="configuration">The notebook's.</param>
    /// <param name="settings">Where it would run: a notebook's virtual environment may have kernels.</param>
    public static IKernelKind? Of(string language, NotebookConfiguration configuration, KernelSettings settings) =>
        configuration.Kernels.GetValueOrDefault(language) is { } command
            ? JupyterKernelKind.NamedIn(command, language, settings) ?? (IKernelKind)new CommandKernelKind(language, command)
            : KernelKinds.Of(language) ?? JupyterKernelKind.For(language, settings);

    /// <summary>What to tell of a language that nothing runs.</summary>
    public static string NoneTold(string language) => language.Length == 0
        ? "its fence names no language"
        : $"nothing runs '{language}'; an installed Jupyter kernel for it would, and so would a command in deja.yml: kernels: {{ {language}: \"program {{file}}\" }}";
}
