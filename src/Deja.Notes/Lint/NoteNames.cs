using Deja.Notes.FrontMatters;

namespace Deja.Notes.Lint;

/// <summary>Finds notes by name, as wikilinks and <c>{% post_url %}</c> do.</summary>
internal sealed class NoteNames
{
    private readonly Notebook _notebook;
    private readonly IReadOnlyList<string> _notes;
    private readonly ILookup<string, string> _byName;
    private readonly Lazy<HashSet<string>> _aliases;
    private readonly Lazy<ILookup<string, string>> _posts;

    public NoteNames(Notebook notebook, IReadOnlyList<string> notes)
    {
        _notebook = notebook;
        _notes = notes;
        _byName = notes.ToLookup(Name, StringComparer.OrdinalIgnoreCase);
        _aliases = new(ReadAliases);
        _posts = new(() => notes.Where(p => p.Contains("_posts/", StringComparison.Ordinal)).ToLookup(Name, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The note that a wikilink's name or path stands for: the shortest path that ends in it, as in Obsidian; null when there is none.</summary>
    public string? Find(string target)
    {
        var path = target.Replace('\\', '/').TrimStart('/');
        while (path.StartsWith("../", StringComparison.Ordinal) || path.StartsWith("./", StringComparison.Ordinal)) path = path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var wanted = WithoutEnding(path);

        // "v1.2" ends in no ending: the whole of it may be the name.
        return _byName[Name(path)].Concat(_byName[Path.GetFileName(path)])
            .Where(p => EndsIn(WithoutEnding(p), wanted) || EndsIn(WithoutEnding(p), path))
            .MinBy(p => p.Length);
    }

    /// <summary>Whether a note calls itself so in its front matter, by <c>title</c>, <c>alias</c> or <c>aliases</c>.</summary>
    public bool IsAlias(string name) => _aliases.Value.Contains(name);

    /// <summary>Whether there is a post of this name: <c>2020-01-02-x</c>, or <c>sub/2020-01-02-x</c>; null where the notebook has no posts.</summary>
    public bool? HasPost(string post)
    {
        if (_posts.Value.Count == 0) return null;
        return _posts.Value[Path.GetFileName(post.Trim('/'))].Any(p => EndsIn(WithoutEnding(p), post.Trim('/')));
    }

    private static bool EndsIn(string path, string end) =>
        path.EndsWith(end, StringComparison.OrdinalIgnoreCase) && (path.Length == end.Length || path[path.Length - end.Length - 1] == '/');

    private static string Name(string path) => Path.GetFileName(WithoutEnding(path));

    private static string WithoutEnding(string path)
    {
        var ending = Folders.FolderRules.Extensions.FirstOrDefault(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        return ending is null ? path : path[..^ending.Length];
    }

    /// <summary>Reads the front matters alone, and only when a name was found nowhere else.</summary>
    private HashSet<string> ReadAliases()
    {
        var aliases = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in _notes)
        {
            if (_notebook.ReadText(path, out _) is not { } text) continue;
            var (front, _) = FrontMatterReader.Read(path, text, []);
            if (front.Title is { } title) aliases.Add(title);
            foreach (var key in new[] { "alias", "aliases" })
            {
                var value = front.Values.GetValueOrDefault(key);
                if (value?.Text is { } one) aliases.Add(one.Trim());
                foreach (var word in value?.Words() ?? []) aliases.Add(word);
            }
        }

        return aliases;
    }
}
