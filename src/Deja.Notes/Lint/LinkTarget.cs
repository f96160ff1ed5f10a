using Deja.Notes.Markup;

namespace Deja.Notes.Lint;

/// <summary>Where a link leads: to a note, to another file, to nothing, or to where nobody can tell from the files.</summary>
/// <param name="State">Which of these.</param>
/// <param name="Note">The note's path from the root, when it is one.</param>
internal readonly record struct LinkTarget(LinkState State, string? Note = null)
{
    private static readonly LinkTarget Unknown = new(LinkState.Unknown);

    private static readonly LinkTarget Missing = new(LinkState.Missing);

    private static readonly LinkTarget File = new(LinkState.Found);

    /// <summary>Looks a link's target up. Only existence is looked at, and nothing above the notebook unless a target with <c>/</c> counts from there.</summary>
    public static LinkTarget Of(LintContext context, LinkUse link)
    {
        var target = link.Target;
        if (link.IsWiki) return Wiki(context, link);
        if (NoteLink.IsExternal(target) || IsTemplate(target)) return Unknown;
        if (link.File.Length == 0) return target.Length == 0 ? Missing : new LinkTarget(LinkState.Found, target[0] == '#' ? context.Note.Path : null);
        if (target.StartsWith(NoteLink.PostScheme, StringComparison.Ordinal)) return Post(context, link.File[NoteLink.PostScheme.Length..]);

        // A drive's letter or a backslash: a path of another machine.
        if (link.File.Contains('\\', StringComparison.Ordinal) || link.File is [_, ':', ..] || link.File.Contains('\0', StringComparison.Ordinal)) return Unknown;
        return link.File[0] == '/' ? Absolute(context, link) : Relative(context, link);
    }

    private static bool IsTemplate(string target) =>
        target.Contains("{{", StringComparison.Ordinal) || target.Contains("{%", StringComparison.Ordinal) || target.Contains("${", StringComparison.Ordinal)
        || target.Contains('<', StringComparison.Ordinal);

    private static LinkTarget Post(LintContext context, string post) =>
        context.Folder.Names.HasPost(post.Trim('\'', '"')) switch { true => File, false => Missing, null => Unknown };

    private static LinkTarget Absolute(LintContext context, LinkUse link)
    {
        var path = link.File.TrimStart('/');
        if (Found(context.Folder, NoteLink.Normal(path)) is { } found) return found;
        if (context.Folder.Kind.Roots.Any(r => context.Folder.Exists(Path.Combine(r, path)))) return File;

        // An address of a site's page stands for no file.
        return IsFile(path) && !Elsewhere(context, path) ? Missing : Unknown;
    }

    private static LinkTarget Relative(LintContext context, LinkUse link)
    {
        var folder = Path.GetDirectoryName(context.Note.Path) ?? string.Empty;
        if (NoteLink.Normal($"{folder}/{link.File}") is not { } path) return Unknown;
        if (Found(context.Folder, path) is { } found) return found;
        if (!context.Folder.Kind.IsSite) return Missing;
        return IsFile(path) && !Elsewhere(context, path) ? Missing : Unknown;
    }

    /// <summary>Generators move files about: where one of this name stands anywhere, a link to it may well arrive.</summary>
    private static bool Elsewhere(LintContext context, string path) =>
        context.Note.FrontMatter.Values.ContainsKey("media_subpath") || context.Note.FrontMatter.Values.ContainsKey("img_path")
        || context.Folder.HasFileNamed(Path.GetFileName(path));

    private static bool IsFile(string path) => NoteLink.IsPicture(path) || Folders.FolderRules.IsNote(Path.GetFileName(path));

    private static LinkTarget? Found(LintFolder folder, string? path)
    {
        if (path is null) return null;
        foreach (var note in NotesAt(path))
        {
            if (folder.IsNote(note)) return new LinkTarget(LinkState.Found, note);
        }

        return folder.Exists(folder.FullPath(path)) ? File : null;
    }

    private static IEnumerable<string> NotesAt(string path)
    {
        yield return path;
        var name = path.EndsWith(".html", StringComparison.Ordinal) ? path[..^5] : path;
        foreach (var ending in Folders.FolderRules.Extensions) yield return name + ending;
        foreach (var index in new[] { "README.md", "index.md", "_index.md" }) yield return path.Length == 0 ? index : $"{path}/{index}";
    }

    private static LinkTarget Wiki(LintContext context, LinkUse link)
    {
        if (link.File.Length == 0) return new LinkTarget(LinkState.Found, context.Note.Path);
        if (context.Folder.Names.Find(link.File) is { } note) return new LinkTarget(LinkState.Found, note);
        if (context.Folder.Names.IsAlias(link.File) || context.Folder.HasFileNamed(Path.GetFileName(link.File.Replace('\\', '/')))) return File;

        // [[nodiscard]] and [[0]] are no links; only who links by name elsewhere means one here.
        return context.LinksByName ? Missing : Unknown;
    }
}

/// <summary>What is known of a link's target.</summary>
internal enum LinkState
{
    /// <summary>It leads out of the notebook, or to an address that need be no file.</summary>
    Unknown,

    /// <summary>It is there.</summary>
    Found,

    /// <summary>It is not there.</summary>
    Missing,
}
