using System.Collections.Concurrent;
using System.Text;
using Deja.Notes;
using Deja.Site.Addresses;
using Deja.Site.Catalogue;
using Deja.Site.Formulas;
using Deja.Site.Links;
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
    private int _rendered;

    /// <summary>Changes the settings that the notebook gives; as they are when null.</summary>
    public Func<SiteSettings, SiteSettings>? Adjust { get; init; }

    /// <summary>Builds the site. A note that fails is told, and the rest goes on.</summary>
    /// <param name="progress">Is told how many of how many notes are done; from any thread.</param>
    /// <exception cref="Deja.Notes.Configuration.ConfigurationException"><c>deja.yml</c> can't be read.</exception>
    /// <exception cref="Deja.Host.HostException">The folder can't be written.</exception>
    public BuildResult Build(Action<int, int>? progress = null)
    {
        var catalogue = SiteCatalogue.Read(notebook, Adjust);
        foreach (var problem in catalogue.Problems) _problems.Add(problem);
        var folder = OutputFolder.Open(output);
        using var formulas = new FormulaStore(SiteCache.FileOf(notebook, "formulas"));
        var maker = new SiteMaker(notebook, catalogue, new ThemeFiles(), formulas);
        var addresses = new AddressBook();
        var notes = catalogue.Shown.Where(n => n.Address != "/" && IsFree(addresses, n.Address, n.Path)).ToList();
        var pages = maker.Pages.Where(p => IsFree(addresses, p.Address, p.Source)).ToList();
        folder.Begin(notes.Select(n => n.Address).Concat(pages.Select(p => p.Address)).Select(SiteAddress.FileOf));
        WriteNotes(maker, notes, folder, progress);
        Parallel.ForEach(pages, p => Guard(p.Source, () => folder.Write(SiteAddress.FileOf(p.Address), Encoding.UTF8.GetBytes(p.Render()))));
        foreach (var (address, bytes) in maker.Contents.Theme.All) folder.Write(SiteAddress.FileOf(address), bytes);
        foreach (var file in _files.Keys.Order(StringComparer.Ordinal)) CopyFile(maker.Files, file, folder, addresses);
        folder.Write(".nojekyll", []);
        var removed = folder.Finish();
        return new BuildResult(catalogue.Shown.Count, _rendered, folder.Written, removed, [.. _problems.OrderBy(p => p.Path, StringComparer.Ordinal).ThenBy(p => p.Line)])
        {
            LeftOut = catalogue.Notes.Count - catalogue.Shown.Count,
        };
    }

    private void WriteNotes(SiteMaker maker, List<SiteNote> notes, OutputFolder folder, Action<int, int>? progress)
    {
        var done = 0;
        if (maker.Contents.Front is { } front) Guard(front.Path, () => Note(maker.Page(front)?.Body));
        Parallel.ForEach(notes, note => Guard(note.Path, () =>
        {
            if (maker.Page(note) is not { } page) return;
            Note(page.Body);
            folder.Write(SiteAddress.FileOf(note.Address), Encoding.UTF8.GetBytes(page.Html));
            progress?.Invoke(Interlocked.Increment(ref done), notes.Count);
        }));
    }

    private void Note(Bodies.NoteBody? body)
    {
        if (body is null) return;
        Interlocked.Increment(ref _rendered);
        foreach (var problem in body.Problems) _problems.Add(problem);
        foreach (var file in body.Files) _files[file] = 0;
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
