using Deja.Notes;
using Deja.Site.Catalogue;

namespace Deja.Site.Links;

/// <summary>Finds notes by path and by name, as links, wikilinks and <c>{% post_url %}</c> do.</summary>
internal sealed class NoteFinder
{
    private static readonly string[] IndexNames = ["README.md", "index.md", "_index.md"];

    private readonly Dictionary<string, SiteNote> _byPath;
    private readonly ILookup<string, SiteNote> _byName;
    private readonly Dictionary<string, SiteNote> _byAlias = new(StringComparer.OrdinalIgnoreCase);

    public NoteFinder(IReadOnlyList<SiteNote> notes)
    {
        _byPath = notes.ToDictionary(n => n.Path, StringComparer.Ordinal);
        _byName = notes.ToLookup(n => NameOf(n.Path), StringComparer.OrdinalIgnoreCase);
        foreach (var note in notes)
        {
            foreach (var alias in note.Aliases.Append(note.Title)) _byAlias.TryAdd(alias, note);
        }
    }

    /// <summary>The note at a path, with or without its ending, or the one that introduces a folder; null when there is none.</summary>
    public SiteNote? At(string path)
    {
        if (_byPath.TryGetValue(path, out var note)) return note;
        var name = path.EndsWith(".html", StringComparison.Ordinal) ? path[..^5] : path;
        foreach (var ending in Notebook.NoteEndings)
        {
            if (_byPath.TryGetValue(name + ending, out note)) return note;
        }

        foreach (var index in IndexNames)
        {
            if (_byPath.TryGetValue(path.Length == 0 ? index : $"{path}/{index}", out note)) return note;
        }

        return null;
    }

    /// <summary>The note that a wikilink means: the shortest path that ends in its words, else the one that calls itself so; null when there is none.</summary>
    public SiteNote? Named(string words)
    {
        var path = words.Replace('\\', '/').TrimStart('/');
        while (path.StartsWith("../", StringComparison.Ordinal) || path.StartsWith("./", StringComparison.Ordinal)) path = path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var wanted = WithoutEnding(path);
        var found = _byName[NameOf(path)].Concat(_byName[Path.GetFileName(path)])
            .Where(n => EndsIn(WithoutEnding(n.Path), wanted) || EndsIn(WithoutEnding(n.Path), path))
            .MinBy(n => n.Path.Length);
        return found ?? _byAlias.GetValueOrDefault(words);
    }

    /// <summary>The post that <c>{% post_url %}</c> names; null when there is none.</summary>
    public SiteNote? Post(string name)
    {
        var wanted = name.Trim('\'', '"', ' ').Trim('/');
        return _byName[Path.GetFileName(wanted)].FirstOrDefault(n => n.IsPost && EndsIn(WithoutEnding(n.Path), wanted)) ?? Named(wanted);
    }

    private static bool EndsIn(string path, string end) =>
        path.EndsWith(end, StringComparison.OrdinalIgnoreCase) && (path.Length == end.Length || path[path.Length - end.Length - 1] == '/');

    private static string NameOf(string path) => Path.GetFileName(WithoutEnding(path));

    private static string WithoutEnding(string path)
    {
        var ending = Notebook.NoteEndings.FirstOrDefault(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        return ending is null ? path : path[..^ending.Length];
    }
}
