namespace Deja.Notes.Dates;

/// <summary>
/// When the notes of a notebook were written and last changed: as a note says itself, else as git knows it, else as its file has it.
/// Git is asked once for all notes, and only when a note is asked about that does not say itself.
/// </summary>
public sealed class NoteDates
{
    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(10);

    private readonly Notebook _notebook;
    private readonly Lazy<GitHistory> _history;

    private NoteDates(Notebook notebook, TimeSpan limit)
    {
        _notebook = notebook;
        _history = new(() => GitHistory.Read(notebook.Root, limit));
    }

    /// <summary>Why git could not be asked; null when it was, and where there is no repository. Asks it.</summary>
    public string? Problem => _history.Value.Problem;

    /// <summary>The dates of a notebook's notes. Nothing is read yet.</summary>
    /// <param name="notebook">The notebook; it may be a folder within a repository.</param>
    /// <param name="limit">How long git may take, after which files alone count; 10 seconds when null.</param>
    public static NoteDates Read(Notebook notebook, TimeSpan? limit = null) => new(notebook, limit ?? UsualLimit);

    /// <summary><see cref="Note.Date"/>, else when the note's first commit was written, else when its file was.</summary>
    public DateTimeOffset Of(Note note) => note.Date ?? Of(note.Path);

    /// <summary>When the first commit of a note that doesn't say its date was written, else when its file was.</summary>
    public DateTimeOffset Of(string path) => _history.Value.FirstOf(path) ?? TimeOfFile(path);

    /// <summary>When the note's last commit was written, else its file. A change that is not committed yet does not count: a clone's files are all as new.</summary>
    public DateTimeOffset LastChangeOf(Note note) => _history.Value.LastOf(note.Path) ?? TimeOfFile(note.Path);

    /// <summary>In the machine's zone; the year 1601 for a file that is gone.</summary>
    private DateTimeOffset TimeOfFile(string path) => new(File.GetLastWriteTime(Path.Combine(_notebook.Root, path)));
}
