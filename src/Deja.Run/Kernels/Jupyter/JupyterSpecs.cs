namespace Deja.Run.Kernels.Jupyter;

/// <summary>The kernels of Jupyter that are installed here, found by reading small files; nothing is run.</summary>
internal static class JupyterSpecs
{
    /// <summary>All of them: of two of one name the one of the earlier folder, within a folder by name.</summary>
    public static IEnumerable<JupyterSpec> All(KernelSettings settings) =>
        JupyterFolders.Of(settings).SelectMany(In).DistinctBy(s => s.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The first one for a language, those whose program is there before others; null where none is installed.</summary>
    /// <param name="language">Its id, as blocks have it.</param>
    /// <param name="settings">Where it would run.</param>
    public static JupyterSpec? Of(string language, KernelSettings settings)
    {
        if (language.Length == 0) return null;
        JupyterSpec? broken = null;
        foreach (var spec in All(settings).Where(s => s.Language == language))
        {
            if (spec.Program is not null) return spec;
            broken ??= spec;
        }

        return broken;
    }

    /// <summary>The one of a name; null where none has it.</summary>
    public static JupyterSpec? Named(string name, KernelSettings settings) => All(settings).FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<JupyterSpec> In(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Select(JupyterSpec.Read).OfType<JupyterSpec>()] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
