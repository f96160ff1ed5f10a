using System.Collections.Concurrent;
using Deja.Notes;
using Deja.Site.Addresses;
using Deja.Site.Catalogue;
using Deja.Site.Formulas;
using Deja.Site.Layouts;
using Deja.Site.Links;
using Deja.Site.Pages;
using Deja.Site.Search;
using Deja.Site.Settings;
using Deja.Site.Theme;

namespace Deja.Site.Building;

/// <summary>Writes a notebook's pages into a folder.</summary>
/// <param name="notebook">The notebook.</param>
/// <param name="output">The folder, which may be new or one of an earlier build.</param>
public sealed class SiteBuilder(Notebook notebook, string output)
{
    private readonly ConcurrentBag<SiteProblem> _problems = [];
    private readonly ConcurrentDictionary<string, byte> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PageFacts> _facts = new(StringComparer.Ordinal);
    private int _rendered;

    /// <summary>Changes the settings that the notebook gives; as they are when null.</summary>
    public Func<SiteSettings, SiteSettings>? Adjust { get; init; }

    /// <summary>Builds the site. A note that fails is told, and the rest goes on.</summary>
    /// <param name="progress">Is told how many of how many notes are done; from any thread.</param>
    /// <exception cref="Deja.Notes.Configuration.ConfigurationException"><c>deja.yml</c> can't be read.</exception>
    /// <exception cref="Deja.Host.HostException">The folder can't be written.</exception>
    public BuildResult Build(Action<int, int>? progress = null)
    {
        var catalogueFile = new CatalogueFile(SiteCache.FileOf(notebook, CatalogueFile.Name));
        var factsFile = new PageFactsFile(SiteCache.FileOf(notebook, $"site-{OutputFolder.IdOf(output)}"));
        var (readCatalogue, readFacts) = (catalogueFile.Read(), factsFile.Read());
        var head = GitHead.Of(notebook.Root);
        var catalogue = SiteCatalogue.Read(notebook, Adjust, settings => readCatalogue.Of(SiteKeys.OfCatalogue(settings, head)) ?? [], keepsHeads: true);
        foreach (var problem in catalogue.Problems) _problems.Add(problem);
        var folder = OutputFolder.Open(output);
        using var formulas = new FormulaStore(SiteCache.FileOf(notebook, "formulas"));
        var maker = new SiteMaker(notebook, catalogue, new ThemeFiles(), formulas);
        if (Mistake(maker) is { } mistake) return new BuildResult(catalogue.Shown.Count, 0, 0, 0, [mistake]) { LeftOut = catalogue.Notes.Count - catalogue.Shown.Count };
        var key = SiteKeys.OfNotes(catalogue.Settings, maker);
        var known = readFacts.Of(key) ?? SiteFacts.Nothing;
        var addresses = new AddressBook();
        var notes = catalogue.Shown.Where(n => n.Address != "/" && IsFree(addresses, n.Address, n.Path)).ToList();
        var pages = maker.Pages.Where(p => IsFree(addresses, p.Address, p.Source)).ToList();
        folder.Begin(notes.Select(n => n.Address).Concat(pages.Select(p => p.Address)).Select(SiteAddress.FileOf));
        var places = SiteKeys.OfPlaces(catalogue.Shown, maker.Files.AtRoot);
        var pagesKey = SiteKeys.OfPages(notebook, [.. maker.Contents.Front is { } front ? [front] : (SiteNote[])[], .. maker.Contents.Newest.Take(FeedFile.Newest)], catalogue.Shown, places);
        var changed = notes.AsParallel().AsOrdered().Where(n => !Keeps(maker, n, folder, known.Notes, places == known.Places)).ToList();
        using var search = catalogue.Settings.HasSearch ? SearchBuild.Begin(notebook, [.. notes, .. maker.Contents.Front is { } home ? [home] : (SiteNote[])[]], pagesKey == known.Pages && changed.Count == 0, folder) : null;
        WriteNotes(maker, changed, folder, search, progress);
        if (pagesKey != known.Pages || pages.Any(p => !folder.Keep(SiteAddress.FileOf(p.Address)))) WritePages(pages, folder);
        if (search is not null) Guard("the search", search.Finish);
        foreach (var (address, bytes) in maker.Contents.Theme.All) folder.Write(SiteAddress.FileOf(address), bytes);
        foreach (var (address, file) in maker.Contents.Layouts?.Folder.Files ?? new Dictionary<string, string>()) Guard(file, () => folder.Copy(file, address[1..]));
        foreach (var file in _files.Keys.Order(StringComparer.Ordinal)) CopyFile(maker.Files, file, folder, addresses);
        folder.Write(".nojekyll", []);
        var removed = folder.Finish();
        if (_rendered > 0 || folder.Written > 0 || removed > 0)
        {
            catalogueFile.Write(SiteKeys.OfCatalogue(catalogue.Settings, head), catalogue.Sound);
            factsFile.Write(key, new SiteFacts(_facts, _problems.Any(p => p.IsFatal) ? string.Empty : pagesKey, places));
        }

        return new BuildResult(catalogue.Shown.Count, _rendered, folder.Written, removed, [.. _problems.OrderBy(p => p.Path, StringComparer.Ordinal).ThenBy(p => p.Line)])
        {
            LeftOut = catalogue.Notes.Count - catalogue.Shown.Count,
        };
    }

    /// <summary>What is wrong with the theme, which would be wrong on every page: the pages of the last build stay.</summary>
    private static SiteProblem? Mistake(SiteMaker maker)
    {
        try
        {
            maker.Contents.Layouts?.Check(maker.Contents.Settings);
            return null;
        }
        catch (LayoutException e)
        {
            return new SiteProblem(e.File, 0, e.Problem, IsFatal: true);
        }
    }

    private void WritePages(List<SitePage> pages, OutputFolder folder) =>
        Parallel.ForEach(pages, p => Guard(p.Source, () => folder.Write(SiteAddress.FileOf(p.Address), p.Render())));

    private void WriteNotes(SiteMaker maker, List<SiteNote> notes, OutputFolder folder, SearchBuild? search, Action<int, int>? progress)
    {
        var done = 0;
        if (maker.Contents.Front is { } front) Guard(front.Path, () => Note(maker.Page(front), front, search));
        Parallel.ForEach(search is null ? notes : [.. BucketPlan.InOrder(notes)], note =>
        {
            Guard(note.Path, () => WriteNote(maker, note, folder, search));
            progress?.Invoke(Interlocked.Increment(ref done), notes.Count);
        });
    }

    /// <summary>Whether a note's page is as it would be made again.</summary>
    private bool Keeps(SiteMaker maker, SiteNote note, OutputFolder folder, IReadOnlyDictionary<string, PageFacts> known, bool hasSameNotes)
    {
        if (!known.TryGetValue(note.Path, out var facts) || !facts.Holds(note, maker, hasSameNotes) || !folder.Keep(SiteAddress.FileOf(note.Address), facts.Length)) return false;
        _facts[note.Path] = facts;
        foreach (var (file, _, _) in facts.Files) _files[file] = 0;
        return true;
    }

    private void WriteNote(SiteMaker maker, SiteNote note, OutputFolder folder, SearchBuild? search)
    {
        if (Note(maker.Page(note), note, search) is not { } page) return;
        var length = folder.Write(SiteAddress.FileOf(note.Address), page.Html);
        if (page.Body.Problems.Count > 0) return;
        var files = page.Body.Files.Select(f => (Path: f, Stamp: PageFacts.StampOf(maker.Files.FullPath(f)))).Select(f => (f.Path, f.Stamp.Length, f.Stamp.Time));
        _facts[note.Path] = new PageFacts(note.File, note.Date.UtcTicks, length, [.. files], [.. page.Body.Asked], page.Body.IsSteady, maker.Around(note, page.Body.Found));
    }

    private (string Html, Bodies.NoteBody Body, Note Note)? Note((string Html, Bodies.NoteBody Body, Note Note)? made, SiteNote note, SearchBuild? search)
    {
        if (made is not { } page) return null;
        Interlocked.Increment(ref _rendered);
        foreach (var problem in page.Body.Problems) _problems.Add(problem);
        foreach (var file in page.Body.Files) _files[file] = 0;
        search?.Add(note, page.Note);
        return page;
    }

    private bool IsFree(AddressBook addresses, string address, string source)
    {
        if (addresses.Take(address, source) is not { } other) return true;
        _problems.Add(new SiteProblem(source, 0, $"its address {address} is that of {other} too; give one of them a permalink: in its front matter", IsFatal: true));
        return false;
    }

    private void CopyFile(SiteFiles files, string file, OutputFolder folder, AddressBook addresses)
    {
        var address = SiteFiles.AddressOf(file);
        if (!IsFree(addresses, address, file)) return;
        Guard(file, () => folder.Copy(files.FullPath(file), address[1..]));
    }

    private void Guard(string source, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _problems.Add(new SiteProblem(source, 0, $"could not be rendered: {e.Message} ({e.GetType().Name})", IsFatal: true));
        }
    }
}
