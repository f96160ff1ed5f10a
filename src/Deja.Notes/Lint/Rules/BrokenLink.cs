namespace Deja.Notes.Lint.Rules;

/// <summary>A link to a note or file that is not there. Links with a scheme, and addresses of a site that need be no file, are left alone.</summary>
internal sealed class BrokenLink : ILintRule
{
    public string Id => "D006";

    public string Name => "broken-link";

    public string Summary => "A link to a note or file of the notebook that does not exist.";

    public IEnumerable<Finding> Check(LintContext context) => context.Links
        .Where(l => !l.IsPicture && LinkTarget.Of(context, l).State == LinkState.Missing)
        .Select(l => context.At(this, l.Offset, Message(context, l)));

    private static string Message(LintContext context, LinkUse link)
    {
        if (link.Target.Length == 0) return "the link leads nowhere: its target is empty";
        if (link.Target.StartsWith(Markup.NoteLink.PostScheme, StringComparison.Ordinal)) return $"no post '{link.File[Markup.NoteLink.PostScheme.Length..]}' in _posts; post_url stops Jekyll's build";
        var name = Path.GetFileName(link.File);
        var near = context.Folder.Names.Find(name) ?? context.Guess(link.File, context.Folder.Notes);
        var known = near is null ? string.Empty : $"; did you mean '{(link.IsWiki ? near : From(context.Note.Path, near))}'?";
        return $"no '{link.File}' {(link.IsWiki ? "in the notebook" : "where the link leads")}{known}";
    }

    private static string From(string note, string target)
    {
        // Both stand in the same folder tree, so a path between them needs no disk.
        var folder = Path.GetDirectoryName(note) is { Length: > 0 } f ? f : ".";
        return Path.GetRelativePath(folder, target).Replace('\\', '/');
    }
}
