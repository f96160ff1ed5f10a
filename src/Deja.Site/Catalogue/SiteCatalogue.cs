using System.Collections.Concurrent;
using Deja.Notes;
using Deja.Notes.Dates;
using Deja.Notes.Folders;
using Deja.Site.Settings;

namespace Deja.Site.Catalogue;

/// <summary>Every note of a notebook with its address. Heads of notes that have not changed are taken from an earlier catalogue.</summary>
public sealed class SiteCatalogue
{
    private readonly Lazy<Dictionary<string, SiteNote>> _byPath;
    private readonly Lazy<NoteCataloguer> _cataloguer;
    private readonly ConcurrentDictionary<string, NoteHead> _heads;

    private SiteCatalogue(SiteSettings settings, IReadOnlyList<SiteNote> notes, IReadOnlyList<SiteProblem> problems, ConcurrentDictionary<string, NoteHead> heads)
    {
        _heads = heads;
        Settings = settings;
        Notes = notes;
        Problems = problems;
        _byPath = new(() => notes.ToDictionary(n => n.Path, StringComparer.Ordinal));
        _cataloguer = new(() => new NoteCataloguer(settings, new FolderIntroductions(notes.Select(n => n.Path), settings.IsJekyll)));
    }

    /// <summary>How the site is made.</summary>
    public SiteSettings Settings { get; }

    /// <summary>Every note, by path; also those that a build leaves out.</summary>
    public IReadOnlyList<SiteNote> Notes { get; }

    /// <summary>Files that could not be read, and what was passed over.</summary>
    public IReadOnlyList<SiteProblem> Problems { get; }

    /// <summary>The notes that have a page.</summary>
    public IReadOnlyList<SiteNote> Shown => field ??= [.. Notes.Where(n => Settings.ShowsDrafts || n.Mark == NoteMark.None)];

    /// <summary>The notes that there is nothing to tell of: the others are read again each time, so that it is told each time.</summary>
    internal IReadOnlyList<SiteNote> Sound => Problems.Count == 0 ? Notes : [.. Notes.ExceptBy(Problems.Select(p => p.Path), n => n.Path)];

    /// <summary>Walks the notebook and reads what is new.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="adjust">Changes the settings that the notebook gives; as they are when null.</param>
    /// <param name="known">Notes of an earlier catalogue by path, made with the same settings.</param>
    /// <param name="keepsHeads">Whether the heads that are read are kept until they are asked for (<see cref="TakeHead"/>), as all notes will be read next.</param>
    /// <exception cref="Deja.Notes.Configuration.ConfigurationException"><c>deja.yml</c> can't be read.</exception>
    public static SiteCatalogue Read(Notebook notebook, Func<SiteSettings, SiteSettings>? adjust = null, Func<SiteSettings, IReadOnlyDictionary<string, SiteNote>>? known = null, bool keepsHeads = false)
    {
        var listings = notebook.Scan();
        var settings = SiteSettings.Of(notebook, listings.Select(l => l.Path));
        if (adjust is not null) settings = adjust(settings);
        var before = known?.Invoke(settings) ?? new Dictionary<string, SiteNote>();
        var dates = new Lazy<NoteDates>(() => NoteDates.Read(notebook));
        var notes = new ConcurrentBag<SiteNote>();
        var problems = new ConcurrentBag<SiteProblem>();
        var heads = new ConcurrentDictionary<string, NoteHead>(StringComparer.Ordinal);
        var files = listings.SelectMany(l => l.Files().Select(f => (Path: l.PathOf(f.Name), File: f))).ToList();
        var skipped = listings.SelectMany(l => l.Skipped).ToList();
        var excluded = ExcludedNotes.Among(files.Select(f => f.Path).Concat(skipped.Select(s => s.Path)), settings.Exclude);
        files.RemoveAll(f => excluded.Contains(f.Path));
        foreach (var one in skipped.Where(s => !excluded.Contains(s.Path))) problems.Add(new SiteProblem(one.Path, one.Line, one.Message));
        var cataloguer = new NoteCataloguer(settings, new FolderIntroductions(files.Select(f => f.Path), settings.IsJekyll));
        Parallel.ForEach(files, f =>
        {
            if (before.TryGetValue(f.Path, out var note) && note.File == (f.File.Length, f.File.Stamp) && !f.File.IsFresh) notes.Add(note);
            else if (ReadOne(notebook, f.Path, f.File, cataloguer, problems, keepsHeads ? heads : null) is { } read) notes.Add(read);
        });
        return new SiteCatalogue(settings, [.. notes.Select(n => WithDate(n, dates)).OrderBy(n => n.Path, StringComparer.Ordinal)], [.. problems.OrderBy(p => p.Path, StringComparer.Ordinal)], heads);
    }

    /// <summary>The head of a note as it was read for the catalogue, for the first who asks; null where it was not read, or not kept.</summary>
    internal NoteHead? TakeHead(string path) => _heads.TryRemove(path, out var head) ? head : null;

    /// <summary>Whether a note's place in the catalogue is as it was although its file was saved: then only its own page differs.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="path">The note's path.</param>
    internal bool HasSamePlace(Notebook notebook, string path)
    {
        if (!_byPath.Value.TryGetValue(path, out var known) || notebook.ReadText(path, out var problem) is not { } text || problem is not null) return false;
        var now = _cataloguer.Value.Of(path, NoteReader.ReadHead(path, text), text);
        return known.IsLike(now);
    }

    private static SiteNote? ReadOne(Notebook notebook, string path, NoteFile file, NoteCataloguer cataloguer, ConcurrentBag<SiteProblem> problems, ConcurrentDictionary<string, NoteHead>? heads)
    {
        var text = notebook.ReadText(path, out var problem);
        if (problem is not null) problems.Add(new SiteProblem(path, problem.Line, problem.Message, text is null));
        if (text is null) return null;
        var head = NoteReader.ReadHead(path, text);
        if (heads is not null && head.Written is not null) heads[path] = head;
        return cataloguer.Of(path, head, text) with { File = (file.Length, file.Stamp) };
    }

    /// <summary>A note that doesn't say its date has that of its first commit; git is asked once, and only where there is such a note.</summary>
    private static SiteNote WithDate(SiteNote note, Lazy<NoteDates> dates) =>
        note.HasOwnDate || note.Date.Year > 1 ? note : note with { Date = dates.Value.Of(note.Path) };
}
