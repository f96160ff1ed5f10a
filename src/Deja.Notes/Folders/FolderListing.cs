namespace Deja.Notes.Folders;

/// <summary>The notes of one folder, without those of the folders in it.</summary>
public abstract class FolderListing
{
    /// <summary>The path from the notebook's root, with <c>/</c>; empty for the root itself.</summary>
    public required string Path { get; init; }

    /// <summary>How many notes there are.</summary>
    public abstract int Count { get; }

    /// <summary>One number for the names, lengths and stamps of all notes, whatever their order: the same number, the same notes.</summary>
    public abstract long Fingerprint { get; }

    /// <summary>What is passed over here, each with the reason.</summary>
    public IReadOnlyList<NoteProblem> Skipped { get; internal set; } = [];

    /// <summary>The names of the folders in it that belong to the notebook.</summary>
    internal IReadOnlyList<string> Folders { get; set; } = [];

    /// <summary>The notes, in no particular order. Made on demand, since an unchanged folder needs only its fingerprint.</summary>
    public abstract IEnumerable<NoteFile> Files();

    /// <summary>A note's path from the notebook's root.</summary>
    public string PathOf(string name) => Path.Length == 0 ? name : $"{Path}/{name}";
}
