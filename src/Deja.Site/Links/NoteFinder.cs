using Deja.Notes;
using Deja.Site.Catalogue;

namespace Deja.Site.Links;

/// <summary>Finds notes by path and by name, as links, wikilinks and <c>{% post_url %}</c> do.</summary>
internal sealed class NoteFinder
{
    private static readonly string[] IndexNames = ["README.md", "index.md", "_index.md"];

    private readonly Dictionary<string, SiteNote> _byPath;

    // Most notebooks link by path alone.
    private readonly Lazy<ILookup<string, SiteNote>> _byName;
    private readonly Lazy<Dictionary<string, SiteNote>> _byAlias;

    public NoteFinder(IReadOnlyList<SiteNote> notes)
    {
        _byPath = notes.ToDictionary(n => n.Path, StringComparer.Ordinal);
        _byName = new(() => notes.ToLookup(n => NameOf(n.Path), StringComparer.OrdinalIgnoreCase));
        _byAlias = new(() => AliasesOf(notes));
    }

    /// <summary>The note at a path, with or without its ending, or the one that introduces a folder; null when there is none.</summary>
    public SiteNote? At(string path)
    {
        if (_byPath.TryGetValue(path, out var note)) return note;
        var name = path.EndsWith(".html", StringComparison.Ordinal) ? path.AsSpan(0, path.Length - 5) : path;
        foreach (var ending in Notebook.NoteEndings)
        {
            if (Joined(name, ending) is { } found) return found;
        }

        var folder = path.Length == 0 ? path : path + '/';
        foreach (var index in IndexNames)
        {
            if (Joined(folder, index) is { } found) return found;
        }

        return null;
    }

    /// <summary>The note whose path is made of two parts. No string is made of them: a build asks for each link of each note.</summary>
    private SiteNote? Joined(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var length = first.Length + second.Length;
        var path = length <= 256 ? stackalloc char[length] : new char[length];
        first.CopyTo(path);
        second.CopyTo(path[first.Length..]);
        return _byPath.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(path, out var note) ? note : null;
    }

    /// <summary>The note that a wikilink means: the shortest path that ends in its words, else the one that calls itself so; null when there is none.</summary>
    public SiteNote? Named(string words)
    {
        var path = words.Replace('\\', '/').TrimStart('/');
        while (path.StartsWith("../", StringComparison.Ordinal) || path.StartsWith("./", StringComparison.Ordinal)) path = path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var wanted = WithoutEnding(path);
        var found = _byName.Value[NameOf(path)].Concat(_byName.Value[Path.GetFileName(path)])
            .Where(n => EndsIn(WithoutEnding(n.Path), wanted) || EndsIn(WithoutEnding(n.Path), path))
            .MinBy(n => n.Path.Length);
        return found ?? _byAlias.Value.GetValueOrDefault(words);
    }

    /// <summary>The post that <c>{% post_url %}</c> names; null when there is none.</summary>
    public SiteNote? Post(string name)
    {
        var wanted = name.Trim('\'', '"', ' ').Trim('/');
        return _byName.Value[Path.GetFileName(wanted)].FirstOrDefault(n => n.IsPost && EndsIn(WithoutEnding(n.Path), wanted)) ?? Named(wanted);
    }

    private static Dictionary<string, SiteNote> AliasesOf(IReadOnlyList<SiteNote> notes)
    {
        var byAlias = new Dictionary<string, SiteNote>(StringComparer.OrdinalIgnoreCase);
        foreach (var note in notes)
        {
            foreach (var alias in note.Aliases.Append(note.Title)) byAlias.TryAdd(alias, note);
        }

        return byAlias;
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
