using Deja.Host.Files;
using Deja.Host.Folders;

namespace Deja.Cli.Notebooks;

/// <summary>The notebooks that a user listed once: a file of one full path a line in the user's configuration.</summary>
internal static class HomeNotebooks
{
    private static string File => Path.Combine(UserFolders.OfThisUser.Config, "notebooks");

    /// <summary>In the order in which they were added; also those that are gone.</summary>
    public static IReadOnlyList<string> List()
    {
        try
        {
            return [.. System.IO.File.ReadAllLines(File).Select(l => l.Trim()).Where(l => l.Length > 0)];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <summary>Adds a folder; false when it was listed before.</summary>
    public static bool Add(string folder)
    {
        var listed = List();
        if (listed.Contains(folder, StringComparer.Ordinal)) return false;
        Write([.. listed, folder]);
        return true;
    }

    /// <summary>Takes a folder off the list; its notes stay. False when it was not listed.</summary>
    public static bool Remove(string folder)
    {
        var listed = List();
        var left = listed.Where(l => l != folder).ToList();
        if (left.Count == listed.Count) return false;
        Write(left);
        return true;
    }

    private static void Write(IReadOnlyList<string> folders)
    {
        PrivateFolder.Make(Path.GetDirectoryName(File)!);
        WholeFile.Replace(File, string.Concat(folders.Select(f => f + "\n")));
    }
}
