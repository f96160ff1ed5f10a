using System.Collections.Concurrent;
using Deja.Notes;
using Deja.Notes.Records;
using Deja.Site.Bodies;
using Deja.Site.Building;
using Deja.Site.Catalogue;
using Deja.Site.Formulas;
using Deja.Site.Layouts;
using Deja.Site.Links;
using Deja.Site.Pages;
using Deja.Site.Pictures;
using Deja.Site.Runs;
using Deja.Site.Theme;
using Deja.Site.Words;

namespace Deja.Site;

/// <summary>
/// Makes the pages of a notebook: its notes are catalogued (<see cref="SiteCatalogue"/>), which gives each its address; a note is read and rendered
/// (<see cref="Bodies"/>) when its page is asked for, and framed (<see cref="Pages"/>). A build writes them all, a server those that are looked at.
/// </summary>
internal sealed class SiteMaker
{
    private readonly Notebook _notebook;
    private readonly SiteCatalogue _catalogue;
    private readonly ConcurrentBag<BodyRenderer> _idle = [];
    private readonly Func<BodyRenderer> _makeRenderer;
    private readonly Lazy<Dictionary<string, (SiteNote? Newer, SiteNote? Older)>> _neighbours;
    private readonly ILookup<string, CheckRecord> _records;
    private readonly SiteRecords _outputs;
    private readonly LinkMap _map;

    /// <param name="notebook">The notebook.</param>
    /// <param name="catalogue">Its notes.</param>
    /// <param name="theme">What pages share.</param>
    /// <param name="formulas">Math that is laid out.</param>
    /// <param name="runnable">The blocks of a note that can be run from its page; null where none is.</param>
    public SiteMaker(Notebook notebook, SiteCatalogue catalogue, ThemeFiles theme, FormulaStore formulas, Func<Note, IReadOnlyList<RunnableBlock>>? runnable = null)
    {
        _notebook = notebook;
        _catalogue = catalogue;
        var records = _outputs = new SiteRecords(notebook);
        Files = new SiteFiles(notebook);
        var map = _map = new LinkMap(new NoteFinder(catalogue.Shown), Files);
        _records = records.All.All.ToLookup(r => r.Note, StringComparer.Ordinal);
        var sizes = new PictureSizes(Files);
        _makeRenderer = () => new BodyRenderer(map, Files, sizes, records, formulas) { Runnable = runnable, IsKramdown = catalogue.Settings.IsJekyll };
        Contents = new SiteContents { Settings = catalogue.Settings, Notes = catalogue.Shown, Records = records.All, Theme = theme, Layouts = LayoutFolder.Of(notebook, catalogue.Settings.Theme) is { } own ? new SiteLayouts(own) : null, Body = (entry, at) => _notebook.Read(entry.Path, out _) is { } note ? Body(note, entry, at) : null };
        _neighbours = new(() => NeighboursOf(Contents));
    }

    public SiteContents Contents { get; }

    public SiteFiles Files { get; }

    /// <summary>The pages that are made of the whole site.</summary>
    public IEnumerable<SitePage> Pages => PageKinds.All.SelectMany(k => k.Of(Contents));

    /// <summary>A note's page, what is to be known of its body, and the note as it was read; null where the file is gone.</summary>
    public (string Html, NoteBody Body, Note Note)? Page(SiteNote entry)
    {
        if (_notebook.Read(entry.Path, out _, _catalogue.TakeHead(entry.Path)) is not { } note) return null;
        var body = Body(note, entry, null);
        var (newer, older) = _neighbours.Value.GetValueOrDefault(entry.Path);
        return (NotePage.Write(Contents, entry, body, newer, older), body, note);
    }

    /// <summary>Whether something is known of how a note's blocks were checked.</summary>
    public bool HasRecords(SiteNote entry) => _records.Contains(entry.Path);

    /// <summary>A hash of all that a note's page shows besides what stands in its own file: where its links lead, what is before and after it, how its blocks were checked.</summary>
    /// <param name="entry">The note.</param>
    /// <param name="asked">Its links.</param>
    public ulong Around(SiteNote entry, IEnumerable<AskedLink> asked) => Around(entry, asked.Select(link => _map.Find(entry, link)));

    /// <inheritdoc cref="Around(SiteNote, IEnumerable{AskedLink})"/>
    /// <param name="entry">The note.</param>
    /// <param name="found">Where its links lead.</param>
    public ulong Around(SiteNote entry, IEnumerable<FoundLink> found)
    {
        var hash = TextHash.Start.With(entry.Address).With(entry.Title);
        foreach (var link in found) hash = hash.With(link.Address).With(link.Tail).With(link.File).With([(char)link.Kind]);

        var (newer, older) = _neighbours.Value.GetValueOrDefault(entry.Path);
        foreach (var other in new[] { newer, older }) hash = hash.With(other?.Address).With(other?.Title);
        foreach (var record in _records[entry.Path]) hash = hash.With(CheckRecords.LineOf(record)).With([_outputs.HasOutput(record) ? '+' : '-']);
        return hash.Value;
    }

    private NoteBody Body(Note note, SiteNote entry, string? shownAt)
    {
        var renderer = _idle.TryTake(out var idle) ? idle : _makeRenderer();
        var body = renderer.Render(note, entry, SiteWords.Of(entry.Language ?? Contents.Settings.Language), shownAt);

        // One that failed half-way is not used again.
        _idle.Add(renderer);
        return body;
    }

    private static Dictionary<string, (SiteNote? Newer, SiteNote? Older)> NeighboursOf(SiteContents contents)
    {
        var posts = contents.Newest.Where(n => n.IsPost).ToList();
        return posts.Select((post, i) => (post.Path, (i > 0 ? posts[i - 1] : null, i + 1 < posts.Count ? posts[i + 1] : null))).ToDictionary(p => p.Path, p => p.Item2, StringComparer.Ordinal);
    }
}
