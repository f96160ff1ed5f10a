using System.Diagnostics;
using System.Globalization;
using System.Text;
using Deja.Notes;
using Deja.Notes.Configuration;
using Deja.Site.Addresses;
using Deja.Site.Building;
using Deja.Site.Catalogue;
using Deja.Site.Formulas;
using Deja.Site.Html;
using Deja.Site.Pages;
using Deja.Site.Runs;
using Deja.Site.Search;
using Deja.Site.Settings;
using Deja.Site.Theme;

namespace Deja.Site.Serving;

/// <summary>A notebook's pages as they are now, from memory: a page is rendered when it is asked for. Safe to use from several threads.</summary>
internal sealed class LiveSite : IDisposable
{
    private readonly Notebook _notebook;
    private readonly Func<SiteSettings, SiteSettings> _adjust;
    private readonly FormulaStore _formulas;
    private readonly ThemeFiles _theme;
    private readonly IBlockRunner? _runner;
    private readonly LiveSearch _search;
    private readonly CatalogueFile _catalogueFile;
    private readonly Lock _lock = new();
    private readonly string _start = Stopwatch.GetTimestamp().ToString("x", CultureInfo.InvariantCulture);
    private volatile State _state;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _version;

    public LiveSite(Notebook notebook, Func<SiteSettings, SiteSettings> adjust, IBlockRunner? runner = null)
    {
        _theme = new ThemeFiles(isLive: true, canRun: runner is not null);
        _runner = runner;
        _notebook = notebook;
        _adjust = adjust;
        _search = new LiveSearch(notebook);
        _formulas = new FormulaStore(SiteCache.FileOf(notebook, "formulas"));
        _catalogueFile = new CatalogueFile(SiteCache.FileOf(notebook, CatalogueFile.Name));
        _state = Read(null);
        _catalogueFile.Write(SiteKeys.OfCatalogue(_state.Catalogue.Settings, GitHead.Of(notebook.Root)), _state.Catalogue.Sound);
    }

    /// <summary>Changes with the notebook, and from one server to the next.</summary>
    public string Version => $"{_start}-{Volatile.Read(ref _version).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>How many notes have a page.</summary>
    public int Count => _state.Catalogue.Shown.Count;

    /// <summary>Ends when the notebook next changes.</summary>
    public Task Changed
    {
        get
        {
            lock (_lock) return _changed.Task;
        }
    }

    /// <summary>Reads the notebook again; what has not changed is not read. A <c>deja.yml</c> that is wrong leaves the site as it was.</summary>
    /// <param name="saved">The paths of what was saved, from the root with <c>/</c>; null where they are not known.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public string? Refresh(IReadOnlyCollection<string>? saved)
    {
        try
        {
            // Pages are rendered from their files when they are asked for: where no list and no link changes, there is nothing to read.
            var old = _state;
            if (saved is null || !saved.All(p => old.Catalogue.HasSamePlace(_notebook, p))) _state = Read(old.Catalogue);
        }
        catch (ConfigurationException e)
        {
            return e.Message;
        }

        TaskCompletionSource changed;
        lock (_lock)
        {
            Interlocked.Increment(ref _version);
            (changed, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.SetResult();
        _formulas.Save();
        return null;
    }

    /// <summary>Whether a note has a page.</summary>
    /// <param name="path">Its path from the root.</param>
    public bool Shows(string path) => _state.Catalogue.Shown.Any(n => n.Path == path);

    /// <summary>The addresses of every script of ours.</summary>
    public IEnumerable<string> Scripts => _theme.All.Keys.Where(a => a.EndsWith(".js", StringComparison.Ordinal));

    /// <summary>A page with what runs its blocks.</summary>
    public byte[] WithButtons(byte[] html) => _theme.RunScript is { } script ? RunScriptTag.Put(html, _state.Maker.Contents.Settings.Language, script, _theme.MathStyle) : html;

    /// <summary>LaTeX laid out; null where it can't be.</summary>
    public string? Formula(string latex) => ItemFormula.Html(latex, _formulas);

    /// <summary>What stands at an address; null where there is nothing.</summary>
    /// <param name="address">From the root, not escaped.</param>
    public LiveAnswer? At(string address)
    {
        var state = _state;
        if (state.Maker.Contents.Theme.All.TryGetValue(address, out var bytes)) return new LiveAnswer(bytes, MediaTypes.Of(address)) { IsOwn = true, IsForever = true };
        if (address.StartsWith(SearchFiles.Folder, StringComparison.Ordinal)) return _search.At(address, Version, state.Catalogue.Shown) is { } part ? new LiveAnswer(part, MediaTypes.Of(address)) { IsOwn = true } : null;
        if (state.Maker.Contents.Layouts is { } own && own.Folder.Files.TryGetValue(address, out var themed)) return new LiveAnswer([], MediaTypes.Of(address)) { File = themed };
        var file = SiteAddress.FileOf(address);
        if (state.Notes.TryGetValue(file, out var note)) return state.Maker.Page(note) is { } page ? Html(WithProblems(page.Html, page.Body.Problems)) : null;
        if (state.Pages.Value.TryGetValue(file, out var made)) return new LiveAnswer(Encoding.UTF8.GetBytes(made.Render()), MediaTypes.Of(file)) { IsOwn = true };
        if (!address.EndsWith('/') && !Path.HasExtension(address) && (state.Notes.ContainsKey(SiteAddress.FileOf(address + "/")) || state.Pages.Value.ContainsKey(SiteAddress.FileOf(address + "/")))) return new LiveAnswer([], string.Empty) { MovedTo = address + "/" };
        return state.Maker.Files.FromRoot(address.TrimStart('/')) is { } found ? new LiveAnswer([], MediaTypes.Of(found)) { File = state.Maker.Files.FullPath(found) } : null;
    }

    /// <summary>The page for what is not there.</summary>
    public LiveAnswer Missing() => At(NotFoundPage.Address)!;

    public void Dispose() => _formulas.Dispose();

    private State Read(SiteCatalogue? known)
    {
        var catalogue = SiteCatalogue.Read(_notebook, _adjust, settings => Known(settings, known));
        var maker = new SiteMaker(_notebook, catalogue, _theme, _formulas, _runner is null ? null : _runner.Blocks);
        var notes = new Dictionary<string, SiteNote>(StringComparer.OrdinalIgnoreCase);
        foreach (var note in catalogue.Shown.Where(n => n.Address != "/")) notes.TryAdd(SiteAddress.FileOf(note.Address), note);
        return new State(catalogue, maker, notes, new(() => PagesOf(maker)));
    }

    /// <summary>The notes as they were a moment ago, or when the notebook was last built or served.</summary>
    private Dictionary<string, SiteNote> Known(SiteSettings settings, SiteCatalogue? known)
    {
        if (known is null) return _catalogueFile.Read().Of(SiteKeys.OfCatalogue(settings, GitHead.Of(_notebook.Root))) ?? [];
        return known.Settings.IsLike(settings) ? known.Notes.ToDictionary(n => n.Path, StringComparer.Ordinal) : [];
    }

    private static Dictionary<string, SitePage> PagesOf(SiteMaker maker)
    {
        var pages = new Dictionary<string, SitePage>(StringComparer.OrdinalIgnoreCase);
        foreach (var page in maker.Pages) pages.TryAdd(SiteAddress.FileOf(page.Address), page);
        return pages;
    }

    private static LiveAnswer Html(string html) => new(Encoding.UTF8.GetBytes(html), MediaTypes.Html) { IsOwn = true };

    private static string WithProblems(string html, IReadOnlyList<SiteProblem> problems)
    {
        if (problems.Count == 0) return html;
        var told = new StringBuilder("<aside class=\"problems\" role=\"note\"><ul>");
        foreach (var problem in problems) told.Append("<li>").Text(problem.ToString()).Append("</li>");
        told.Append("</ul></aside>\n");
        var at = html.IndexOf("<div class=\"page", StringComparison.Ordinal);
        return at < 0 ? html : html.Insert(at, told.ToString());
    }

    private sealed record State(SiteCatalogue Catalogue, SiteMaker Maker, IReadOnlyDictionary<string, SiteNote> Notes, Lazy<Dictionary<string, SitePage>> Pages);
}
