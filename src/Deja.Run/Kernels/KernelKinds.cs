using Deja.Run.Kernels.CSharp;
using Deja.Run.Kernels.FSharp;
using Deja.Run.Kernels.JavaScript;
using Deja.Run.Kernels.PowerShell;
using Deja.Run.Kernels.Python;
using Deja.Run.Kernels.Shell;
using Deja.Run.Kernels.Shown;
using Deja.Run.Kernels.Sql;

namespace Deja.Run.Kernels;

/// <summary>Every language that can run.</summary>
public static class KernelKinds
{
    /// <summary>All of them; what no one here runs can be given a command in <c>deja.yml</c>.</summary>
    public static IReadOnlyList<IKernelKind> All { get; } =
    [
        new ShellKernelKind(),
        new CSharpKernelKind(),
        new FSharpKernelKind(),
        new PythonKernelKind(),
        new JavaScriptKernelKind(),
        new PowerShellKernelKind(),
        new SqlKernelKind(),
        new ShownKernelKind(),
    ];

    /// <summary>The one that runs a language; null where none does.</summary>
    public static IKernelKind? Of(string language) => All.FirstOrDefault(k => k.Languages.Contains(language));
}
