using System.Text;

namespace Deja.Notes.Folders;

/// <summary>A listing by .NET's own means, for systems without a faster way.</summary>
internal sealed class PortableListing : FolderListing
{
    private readonly List<NoteFile> _files = [];

    public override int Count => _files.Count;

    public override long Fingerprint => _files.Aggregate(0L, (sum, f) => unchecked(sum + FolderRules.Mix(FolderRules.Hash(Encoding.UTF8.GetBytes(f.Name)), f.Length, f.Stamp)));

    public override IEnumerable<NoteFile> Files() => _files;

    /// <exception cref="IOException">The folder can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be read.</exception>
    public static PortableListing Read(string root, string path)
    {
        var listing = new PortableListing { Path = path };
        var folders = new List<string>();
        var skipped = new List<NoteProblem>();
        var fresh = DateTime.UtcNow.AddMilliseconds(-100);
        foreach (var item in new DirectoryInfo(System.IO.Path.Combine(root, path)).EnumerateFileSystemInfos())
        {
            var isFolder = (item.Attributes & FileAttributes.Directory) != 0;
            if (isFolder ? FolderRules.IsSkipped(item.Name) : !FolderRules.IsNote(item.Name)) continue;
            if (FolderRules.Odd(item.Name) is { } odd) skipped.Add(new NoteProblem(listing.PathOf(FolderRules.Shown(item.Name)), 0, $"skipped: {odd}"));
            else if (item.LinkTarget is not null) skipped.Add(new NoteProblem(listing.PathOf(item.Name), 0, "skipped: it is a link, and links are not followed"));
            else if (isFolder) folders.Add(item.Name);
            else listing._files.Add(new NoteFile(item.Name, ((FileInfo)item).Length, item.LastWriteTimeUtc.Ticks, item.LastWriteTimeUtc > fresh));
        }

        listing.Folders = folders;
        listing.Skipped = skipped;
        return listing;
    }
}
