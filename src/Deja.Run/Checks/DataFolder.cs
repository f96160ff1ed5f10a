using Deja.Host;
using Deja.Notes;

namespace Deja.Run.Checks;

/// <summary>Where Deja keeps what belongs to a notebook.</summary>
internal static class DataFolder
{
    /// <summary>The folder of what may be deleted at any time; made where it is missing, and kept out of git.</summary>
    /// <exception cref="HostException">It can't be made.</exception>
    public static string Cache(Notebook notebook)
    {
        var folder = Path.Combine(notebook.Root, Notebook.DataFolder, "cache");
        try
        {
            Directory.CreateDirectory(folder);
            var ignore = Path.Combine(folder, ".gitignore");
            if (!File.Exists(ignore)) File.WriteAllText(ignore, "*\n");
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HostException($"can't keep anything in '{folder}': {e.Message}", e);
        }
    }
}
