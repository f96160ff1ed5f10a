using System.Collections.Concurrent;
using System.Globalization;
using Deja.Notes;
using Deja.Recall.Published;
using Deja.Site.Building;
using Deja.Site.Catalogue;
using Deja.Site.Search;

namespace Deja.Site.Serving;

/// <summary>The search of a notebook as it is now. It is made when it is first asked for; after a change only what the change concerns. The text of entries is read when a page asks for it.</summary>
internal sealed class LiveSearch(Notebook notebook)
{
    private readonly Lock _lock = new();
    private readonly SearchIndexFile _file = new(SiteCache.FileOf(notebook, "search-live"));
    private SearchIndex? _index;
    private State? _state;

    /// <summary>A file of the search; null where there is none of that name.</summary>
    /// <param name="address">From the root.</param>
    /// <param name="version">Changes with the notebook.</param>
    /// <param name="notes">Every note that has a page.</param>
    public byte[]? At(string address, string version, IReadOnlyList<SiteNote> notes)
    {
        var state = Now(version, notes);
        if (state.Files.TryGetValue(address, out var bytes)) return bytes;
        var name = Path.GetFileNameWithoutExtension(address);
        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var bucket) && bucket < state.Plan.Count && EntryFile.NameOf(bucket) == address ? Entries(state.Plan, bucket) : null;
    }

    private State Now(string version, IReadOnlyList<SiteNote> notes)
    {
        lock (_lock)
        {
            if (_state?.Version == version) return _state;
            using var update = new SearchUpdate(_index ?? _file.Read(), notes, keeps: (_, _) => true, give: (_, _) => { });
            _index = update.Finish(Read);
            if (update.Anew * 2 > update.Count) _file.Write(_index);
            var files = new ConcurrentDictionary<string, byte[]>(StringComparer.Ordinal);
            SearchFiles.Give(_index, (name, bytes) => files[name] = bytes);
            return _state = new State(version, BucketPlan.Of(notes), files);
        }
    }

    private byte[] Entries(BucketPlan plan, int bucket)
    {
        using var maker = new NoteSearchMaker(new TermNames());
        return EntryFile.Join(plan[bucket].Select(m => Read(plan.NoteAt(m.Note)) is { } note ? maker.Make(note, plan.NoteAt(m.Note), plan.PartsOf(m.Note)).Parts[m.Part]! : []));
    }

    private Note? Read(SiteNote page) => notebook.ReadText(page.Path, out _) is { } text ? NoteReader.ReadOutline(page.Path, text) : null;

    private sealed record State(string Version, BucketPlan Plan, ConcurrentDictionary<string, byte[]> Files);
}
