namespace Deja.Run.Kernels.Python;

/// <summary>The kernel's program, which needs nothing but Python 3.8 or later. Its parts stand in one function, so that the module that blocks run in has none of its names.</summary>
internal static class PythonWorker
{
    private static readonly string[] Parts = ["channel.py", "forms.py", "shown.py", "figures.py", "blocks.py", "faults.py", "values.py", "modules.py", "requests.py"];

    /// <summary>Its text.</summary>
    public static string Text { get; } = $"def _deja_main():\n{string.Concat(Parts.Select(Part))}_deja_main()\n";

    private static string Part(string name) => string.Concat(EmbeddedProgram.Read($"python/{name}").Split('\n').Select(line => line.Length > 0 ? $"    {line}\n" : "\n"));
}
