namespace Deja.Run.Kernels.Jupyter;

/// <summary>Where a kernel's program keeps packages, as far as that is known: one that is installed anew brings another version under the same <c>kernel.json</c>.</summary>
internal static class JupyterPackages
{
    private static readonly string[] Folders = ["site-packages", "dist-packages", "library"];

    /// <summary>Folders of Python's and R's packages beside a program; none for others.</summary>
    public static IEnumerable<string> Of(string program)
    {
        if (Path.GetDirectoryName(Path.GetDirectoryName(program)) is not { } prefix) return [];
        var library = Path.Combine(prefix, "lib");
        try
        {
            return Directory.Exists(library)
                ? [.. Directory.EnumerateDirectories(library).Where(IsLanguage).SelectMany(l => Folders.Select(f => Path.Combine(l, f))).Where(Directory.Exists).Order(StringComparer.Ordinal)]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsLanguage(string folder) => Path.GetFileName(folder) is var name && (name == "R" || name.StartsWith("python", StringComparison.Ordinal));
}
