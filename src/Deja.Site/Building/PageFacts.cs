using Deja.Site.Catalogue;
using Deja.Site.Links;

namespace Deja.Site.Building;

/// <summary>What a build knows of a note's page without rendering it again.</summary>
/// <param name="Stamp">The note's file as it was rendered.</param>
/// <param name="Date">The note's date, in ticks: that of a note that doesn't say it may change without its file.</param>
/// <param name="Length">The page's length in bytes.</param>
/// <param name="Files">The files that it shows: path, length, time.</param>
/// <param name="Asked">Its links.</param>
/// <param name="IsSteady">Whether they lead to the same places as long as the notes' places stay, see <see cref="LinkMap.IsSteady"/>.</param>
/// <param name="Around">A hash of where they led, and of all else that it shows of other notes, see <see cref="SiteMaker.Around(SiteNote, IEnumerable{AskedLink})"/>.</param>
internal sealed record PageFacts((long Length, long Stamp) Stamp, long Date, long Length, IReadOnlyList<(string Path, long Length, long Time)> Files, IReadOnlyCollection<AskedLink> Asked, bool IsSteady, ulong Around)
{
    /// <summary>Whether the page would be the same again. One that lacked something has no facts: that may be there now.</summary>
    /// <param name="note">The note as it is now.</param>
    /// <param name="maker">Knows what is around it.</param>
    /// <param name="hasSameNotes">Whether the notes have the places that they had, so that most pages need no look at where their links lead.</param>
    public bool Holds(SiteNote note, SiteMaker maker, bool hasSameNotes)
    {
        if (Stamp != note.File || Date != note.Date.UtcTicks) return false;
        foreach (var (path, length, time) in Files)
        {
            if (StampOf(maker.Files.FullPath(path)) != (length, time)) return false;
        }

        return (hasSameNotes && IsSteady && !maker.HasRecords(note)) || Around == maker.Around(note, Asked);
    }

    /// <summary>A file's length and time; -1 where it is gone.</summary>
    public static (long Length, long Time) StampOf(string fullPath)
    {
        var file = new FileInfo(fullPath);
        return file.Exists ? (file.Length, file.LastWriteTimeUtc.Ticks) : (-1, 0);
    }
}
