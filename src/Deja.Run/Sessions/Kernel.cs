using Deja.Notes.Configuration;
using Deja.Run.Kernels;
using Deja.Run.Kernels.Commands;

namespace Deja.Run.Sessions;

/// <summary>Which kernel runs a language in a notebook: the one that <c>deja.yml</c> gives a command for, else Deja's own.</summary>
public static class Kernel
{
    /// <summary>The one that runs a language; null where none does.</summary>
    public static IKernelKind? Of(string language, NotebookConfiguration configuration) =>
        configuration.Kernels.GetValueOrDefault(language) is { } command ? new CommandKernelKind(language, command) : KernelKinds.Of(language);

    /// <summary>What to tell of a language that nothing runs.</summary>
    public static string NoneTold(string language) => language.Length == 0
        ? "its fence names no language"
        : $"nothing runs '{language}'; a command for it may stand in deja.yml: kernels: {{ {language}: \"program {{file}}\" }}";
}
