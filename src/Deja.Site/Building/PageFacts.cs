using Deja.Site.Catalogue;

namespace Deja.Site.Building;

/// <summary>What a build knows of a note's page without rendering it again.</summary>
/// <param name="Stamp">The note's file as it was rendered.</param>
/// <param name="Length">The page's length in bytes.</param>
/// <param name="Files">The files that it shows: path, length, time.</param>
/// <param name="Problems">What was wrong with it.</param>
internal sealed record PageFacts((long Length, long Stamp) Stamp, long Length, IReadOnlyList<(string Path, long Length, long Time)> Files, IReadOnlyList<SiteProblem> Problems)
{
    /// <summary>Whether the page would be the same again; one that lacked something is always made anew, since that may be there now.</summary>
    /// <param name="note">The note as it is now.</param>
    /// <param name="fullPath">Where a file stands.</param>
    public bool Holds(SiteNote note, Func<string, string> fullPath)
    {
        if (Stamp != note.File || Problems.Count > 0) return false;
        foreach (var (path, length, time) in Files)
        {
            if (StampOf(fullPath(path)) != (length, time)) return false;
        }

        return true;
    }

    /// <summary>A file's length and time; -1 where it is gone.</summary>
    public static (long Length, long Time) StampOf(string fullPath)
    {
        var file = new FileInfo(fullPath);
        return file.Exists ? (file.Length, file.LastWriteTimeUtc.Ticks) : (-1, 0);
    }
}
