using System.Collections.Concurrent;
using Deja.Notes.Folders;

namespace Deja.Notes.Lint;

/// <summary>
/// What the rules know of the notebook around a note: its notes, its files, and the anchors that links may lead to.
/// Safe to use from several threads.
/// </summary>
public sealed class LintFolder
{
    // Notes read for their anchors, kept for when their turn to be linted comes. Bounded: a link target far away is rather read twice.
    private const int KeptNotes = 256;

    // A large note's tree takes a hundred times its text.
    private const int LongestKept = 100_000;

    private readonly Notebook _notebook;
    private readonly Lazy<NoteNames> _names;
    private readonly Lazy<HashSet<string>> _fileNames;
    private readonly ConcurrentDictionary<string, NoteAnchors?> _anchors = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Note> _kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _exists = new(StringComparer.Ordinal);
    private readonly HashSet<string> _notes;

    internal LintFolder(Notebook notebook, IReadOnlyList<FolderListing> listings)
    {
        _notebook = notebook;
        Notes = [.. listings.SelectMany(l => l.Files().Select(f => l.PathOf(f.Name))).Order(StringComparer.Ordinal)];
        Skipped = [.. listings.SelectMany(l => l.Skipped)];
        Kind = SiteKind.Of(notebook.Root, listings.Select(l => l.Path));
        _notes = new HashSet<string>(Notes, StringComparer.Ordinal);
        _names = new(() => new NoteNames(notebook, Notes));
        _fileNames = new(FileNamesUnder);
    }

    /// <summary>The paths of all notes, in order.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>What the walk through the folder passed over.</summary>
    public IReadOnlyList<NoteProblem> Skipped { get; }

    /// <summary>Whether Jekyll builds a site of it.</summary>
    public bool IsJekyll => Kind.IsJekyll;

    internal SiteKind Kind { get; }

    internal NoteNames Names => _names.Value;

    internal bool IsNote(string path) => _notes.Contains(path);

    /// <summary>Whether a file or folder stands at a full path.</summary>
    internal bool Exists(string fullPath) => _exists.GetOrAdd(fullPath, Path.Exists);

    /// <summary>The full path of one from the notebook's root.</summary>
    internal string FullPath(string path) => Path.Combine(_notebook.Root, path);

    /// <summary>Whether any file of the folder has a name, wherever it stands.</summary>
    internal bool HasFileNamed(string name) => _fileNames.Value.Contains(name);

    /// <summary>The anchors of a note; null when it can't be read.</summary>
    internal NoteAnchors? AnchorsOf(string path) => _anchors.GetOrAdd(path, p =>
    {
        var note = _notebook.Read(p, out _);
        if (note is null) return null;
        if (_kept.Count < KeptNotes && note.Source.Text.Length <= LongestKept) _kept[p] = note;
        return NoteAnchors.Of(note);
    });

    /// <summary>Reads a note to lint it, and remembers its anchors for the notes after it.</summary>
    internal Note? Take(string path, out NoteProblem? problem)
    {
        problem = null;
        if (!_kept.TryRemove(path, out var note)) note = _notebook.Read(path, out problem);
        if (note is not null) Remember(note);
        return note;
    }

    /// <summary>Takes a note's anchors as they are now: a fix may have changed it.</summary>
    internal void Remember(Note note) => _anchors[note.Path] = NoteAnchors.Of(note);

    private HashSet<string> FileNamesUnder()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = FolderRules.MaxDepth, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        return new HashSet<string>(
            Directory.EnumerateFiles(_notebook.Root, "*", options).Where(f => !f.Contains("/node_modules/", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)),
            StringComparer.OrdinalIgnoreCase);
    }
}
