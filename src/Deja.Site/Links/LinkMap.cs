using Deja.Notes.Markup;
using Deja.Site.Catalogue;

namespace Deja.Site.Links;

/// <summary>Finds where the links of notes lead once notes are pages.</summary>
/// <param name="notes">The notes.</param>
/// <param name="files">The files beside them.</param>
internal sealed class LinkMap(NoteFinder notes, SiteFiles files)
{
    /// <summary>Where a link, a picture or a wikilink leads.</summary>
    /// <param name="from">The note that it stands in.</param>
    /// <param name="link">As it is written, Liquid resolved.</param>
    public FoundLink Find(SiteNote from, AskedLink link) => link.IsNamed ? FindNamed(from, link.Target, link.IsPicture) : Find(from, link.Target, link.IsPicture);

    /// <summary>
    /// Whether a link leads to the same place as long as the notes' paths and names stay, and the names at the root: whatever other files come and go. So do links to
    /// notes, out of the notebook, and to addresses that begin with a name which nothing at the root has (<c>/2024/05/ports/</c>).
    /// </summary>
    /// <param name="link">As it is written.</param>
    /// <param name="found">Where it leads.</param>
    public bool IsSteady(AskedLink link, FoundLink found)
    {
        if (link.IsPicture) return !link.IsNamed && IsAsWritten(link.Target);
        if (found.Kind == LinkKind.Note) return true;
        if (link.IsNamed) return false;
        return IsAsWritten(link.Target) || (found.Kind == LinkKind.AsWritten && link.Target[0] == '/' && NoteLink.Normal(Unescape(link.Target[..End(link.Target)])) is { } path && !files.HasAtRoot(path.Split('/')[0]));
    }

    private FoundLink Find(SiteNote from, string target, bool isPicture)
    {
        if (IsAsWritten(target)) return new FoundLink(LinkKind.AsWritten, target);
        var end = End(target);
        var (path, tail) = (Unescape(target[..end]), target[end..]);
        if (path.StartsWith(NoteLink.PostScheme, StringComparison.Ordinal)) return notes.Post(path[NoteLink.PostScheme.Length..]) is { } post ? new FoundLink(LinkKind.Note, post.Address, tail) : new FoundLink(LinkKind.Missing, target);
        if (path.Length == 0 || path.Contains('\\', StringComparison.Ordinal) || path.Contains('\0', StringComparison.Ordinal)) return new FoundLink(LinkKind.AsWritten, target);
        foreach (var candidate in Candidates(from, path, isPicture))
        {
            if (At(candidate, tail) is { } found) return found;
            if (files.HasNote(candidate)) return new FoundLink(LinkKind.Missing, target, File: candidate);
        }

        return isPicture || NoteLink.IsPicture(path) || SiteFiles.IsNote(path) ? new FoundLink(LinkKind.Missing, target) : new FoundLink(LinkKind.AsWritten, target);
    }

    private FoundLink FindNamed(SiteNote from, string target, bool isPicture)
    {
        var hash = target.IndexOf('#', StringComparison.Ordinal);
        var name = hash < 0 ? target : target[..hash];
        var tail = hash < 0 ? string.Empty : "#" + AnchorOf(target[(target.LastIndexOf('#') + 1)..]);
        if (name.Length == 0) return new FoundLink(LinkKind.AsWritten, tail);
        if (!isPicture && notes.Named(name) is { } note) return new FoundLink(LinkKind.Note, note.Address, tail);
        if (NoteLink.Normal($"{Path.GetDirectoryName(from.Path)?.Replace('\\', '/')}/{name}") is { } beside && files.Has(beside)) return File(beside, string.Empty);
        return files.Named(name) is { } file ? File(file, string.Empty) : new FoundLink(LinkKind.Missing, target);
    }

    private static bool IsAsWritten(string target) => target.Length == 0 || target[0] == '#' || NoteLink.IsExternal(target) || IsTemplate(target);

    /// <summary>Whether it is filled in by another tool.</summary>
    private static bool IsTemplate(string target) => target.Contains("{{", StringComparison.Ordinal) || target.Contains("{%", StringComparison.Ordinal) || target.Contains("${", StringComparison.Ordinal);

    private static IEnumerable<string> Candidates(SiteNote from, string path, bool isPicture)
    {
        if (isPicture && from.MediaFolder is { } media && path[0] != '/' && NoteLink.Normal($"{media}/{path}") is { } inMedia) yield return inMedia;
        if (path[0] != '/' && NoteLink.Normal($"{Path.GetDirectoryName(from.Path)?.Replace('\\', '/')}/{path}") is { } beside) yield return beside;
        if (path[0] == '/' && NoteLink.Normal(path) is { } absolute) yield return absolute;
        if (isPicture && path[0] == '/' && from.MediaFolder is { } folder && NoteLink.Normal(folder + path) is { } below) yield return below;
    }

    private FoundLink? At(string path, string tail)
    {
        if (notes.At(path) is { } note) return new FoundLink(LinkKind.Note, note.Address, tail);
        return files.FromRoot(path) is { } file ? File(file, tail) : null;
    }

    private static FoundLink File(string path, string tail) => new(LinkKind.File, SiteFiles.AddressOf(path), tail, path);

    /// <summary>Where the path of an address ends.</summary>
    private static int End(string target) => target.AsSpan().IndexOfAny('#', '?') is >= 0 and var end ? end : target.Length;

    private static string Unescape(string text) => Uri.UnescapeDataString(text).Trim();

    /// <summary>The anchor that a place in a note is named for: a heading by its words, a block by its mark.</summary>
    private static string AnchorOf(string place) => place.StartsWith('^') ? place : GitHubSlugs.Slug(place);
}
