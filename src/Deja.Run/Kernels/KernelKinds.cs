using Deja.Run.Kernels.JavaScript;
using Deja.Run.Kernels.Python;
using Deja.Run.Kernels.Shell;

namespace Deja.Run.Kernels;

/// <summary>Every language that can run.</summary>
public static class KernelKinds
{
    /// <summary>All of them; what no one here runs can be given a command in <c>deja.yml</c>.</summary>
    public static IReadOnlyList<IKernelKind> All { get; } =
    [
        new ShellKernelKind(),
        new PythonKernelKind(),
        new JavaScriptKernelKind(),
    ];

    /// <summary>The one that runs a language; null where none does.</summary>
    public static IKernelKind? Of(string language) => All.FirstOrDefault(k => k.Languages.Contains(language));
}
