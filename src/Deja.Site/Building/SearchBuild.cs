using Deja.Notes;
using Deja.Site.Addresses;
using Deja.Site.Catalogue;
using Deja.Site.Search;

namespace Deja.Site.Building;

/// <summary>Writes the search of a site beside its pages.</summary>
internal sealed class SearchBuild : IDisposable
{
    private readonly Notebook _notebook;
    private readonly OutputFolder _folder;
    private readonly SearchIndexFile _file;
    private readonly SearchUpdate _update;

    private SearchBuild(Notebook notebook, IReadOnlyList<SiteNote> notes, OutputFolder folder)
    {
        _notebook = notebook;
        _folder = folder;
        _file = new SearchIndexFile(SiteCache.FileOf(notebook, $"search-{folder.Id}"));
        _update = new SearchUpdate(_file.Read(), notes, (address, length) => folder.Keep(SiteAddress.FileOf(address), length), Give);
    }

    /// <summary>Begins it; null where all that an earlier build wrote is still there and holds.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="notes">Every note that has a page.</param>
    /// <param name="isSame">Whether no note is another than it was then.</param>
    /// <param name="folder">Where the site is written.</param>
    public static SearchBuild? Begin(Notebook notebook, IReadOnlyList<SiteNote> notes, bool isSame, OutputFolder folder) =>
        isSame && folder.KeepAll(SiteAddress.FileOf(SearchFiles.Folder + "start.json")) ? null : new SearchBuild(notebook, notes, folder);

    /// <summary>Takes a note that was read for its page.</summary>
    public void Add(SiteNote page, Note note)
    {
        if (_update.Wanted.Contains(page.Path)) _update.Add(page, note);
    }

    /// <summary>Writes what is still missing.</summary>
    public void Finish()
    {
        var index = _update.Finish(page => _notebook.ReadText(page.Path, out _) is { } text ? NoteReader.ReadOutline(page.Path, text) : null);
        SearchFiles.Give(index, Give);
        if (_update.Anew > 0) _file.Write(index);
    }

    public void Dispose() => _update.Dispose();

    private void Give(string address, byte[] bytes) => _folder.Write(SiteAddress.FileOf(address), bytes);
}
