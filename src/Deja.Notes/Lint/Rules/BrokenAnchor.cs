namespace Deja.Notes.Lint.Rules;

/// <summary>A link to a heading that its note does not have. Ids count letters in either case as different, as HTML does.</summary>
internal sealed class BrokenAnchor : ILintRule
{
    public string Id => "D008";

    public string Name => "broken-anchor";

    public string Summary => "A link to a heading that the note does not have.";

    public IEnumerable<Finding> Check(LintContext context)
    {
        foreach (var link in context.Links)
        {
            if (link.IsPicture || link.Fragment.Length == 0 || LinkTarget.Of(context, link) is not { State: LinkState.Found, Note: { } path }) continue;
            if (context.Folder.AnchorsOf(path) is not { } anchors) continue;

            // [[note#Heading#Subheading]] leads to the last one.
            var fragment = link.IsWiki ? link.Fragment[(link.Fragment.LastIndexOf('#') + 1)..] : link.Fragment;
            if (anchors.Holds(fragment, byTitle: link.IsWiki || context.Folder.Kind.IsVault)) continue;
            var near = context.Guess(fragment, anchors.Ids) is { } id ? $"; did you mean '#{id}'?" : string.Empty;
            yield return context.At(this, link.Offset, $"no heading '#{fragment}' in {path}{near}");
        }
    }
}
