namespace Deja.Site.Links;

/// <summary>Whether files stand in a folder's own tree, by their real path.</summary>
internal static class RealTree
{
    /// <summary>Whether a path is below a folder, and neither it nor a folder on the way to it is a link.</summary>
    /// <param name="root">The folder's full path.</param>
    /// <param name="path">A full path, which may have <c>..</c> in it.</param>
    public static bool Holds(string root, string path)
    {
        var below = Path.GetRelativePath(root, path);
        if (below == "." || below == ".." || below.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) || Path.IsPathRooted(below)) return false;
        for (var at = Path.GetFullPath(path); at is not null && at.Length > root.Length; at = Path.GetDirectoryName(at))
        {
            if (new FileInfo(at).LinkTarget is not null) return false;
        }

        return true;
    }
}
