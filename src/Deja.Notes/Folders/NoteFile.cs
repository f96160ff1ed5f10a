namespace Deja.Notes.Folders;

/// <summary>A Markdown file as it stands in the folder.</summary>
/// <param name="Name">Its name in its folder.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Stamp">Changes when the file does (made of its times and, where the system has one, its inode); only ever compared for equality.</param>
/// <param name="IsFresh">Written so lately that a further write could leave the same stamp, as clocks tick in milliseconds.</param>
public readonly record struct NoteFile(string Name, long Length, long Stamp, bool IsFresh);
