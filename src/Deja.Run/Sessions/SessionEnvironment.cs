using Deja.Notes;

namespace Deja.Run.Sessions;

/// <summary>The variables that blocks find beside those of whoever runs them.</summary>
internal static class SessionEnvironment
{
    private const string Program = "deja";

    /// <param name="notebook">The notebook.</param>
    /// <param name="pictures">The folder whose files are shown.</param>
    public static IReadOnlyDictionary<string, string?> Of(Notebook notebook, string pictures)
    {
        var variables = new Dictionary<string, string?> { ["DEJA_OUT"] = pictures, ["DEJA_ROOT"] = notebook.Root };

        // In a block "deja" is the program that runs it, not another one that PATH may lead to.
        if (Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == Program) variables["PATH"] = $"{Path.GetDirectoryName(own)}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        return variables;
    }
}
