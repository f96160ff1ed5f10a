using System.Text.Json.Nodes;
using Deja.Run.Kernels;
using Deja.Run.Kernels.Jupyter;

namespace Deja.Run.Tests.Kernels.Jupyter;

/// <summary>A notebook with a kernel of its own installed, in its virtual environment.</summary>
internal static class JupyterUser
{
    /// <summary>A language that nothing else runs.</summary>
    public const string Language = "testlang";

    /// <summary>A session of ipykernel; where it is absent, the test is skipped.</summary>
    public static KernelUser Python(string interruptMode = "signal", Func<KernelSettings, KernelSettings>? change = null)
    {
        var python = PythonWithPackages.Interpreter("ipykernel");
        return Of(new JsonObject { ["argv"] = new JsonArray(python, "-m", "ipykernel_launcher", "-f", "{connection_file}"), ["language"] = "TestLang", ["interrupt_mode"] = interruptMode, ["env"] = new JsonObject { ["FROM_SPEC"] = "of ${DEJA_TEST_UNSET} home" } }, change);
    }

    /// <summary>A session of a program that a shell runs.</summary>
    public static KernelUser Shell(string script) => Of(new JsonObject { ["argv"] = new JsonArray("sh", "-c", script, "{connection_file}"), ["language"] = Language });

    /// <summary>Installs a kernel into a folder.</summary>
    public static void Install(string folder, string name, string json)
    {
        var made = Directory.CreateDirectory(Path.Combine(folder, "kernels", name)).FullName;
        File.WriteAllText(Path.Combine(made, "kernel.json"), json);
    }

    private static KernelUser Of(JsonObject spec, Func<KernelSettings, KernelSettings>? change = null) => new(Language, settings =>
    {
        // Else its history would be kept with the user's own.
        var environment = spec["env"] as JsonObject ?? [];
        environment["IPYTHONDIR"] = Path.Combine(settings.Folder, ".ipython");
        spec["env"] ??= environment;
        Install(Path.Combine(settings.Folder, ".venv", "share", "jupyter"), "mine", spec.ToJsonString());
        return JupyterKernelKind.For(Language, settings)!;
    }, change);
}
