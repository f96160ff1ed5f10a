namespace Deja.Notes.Lint.Rules;

/// <summary>A picture that says nothing where it can't be seen. Raw HTML may say <c>alt=""</c> for one that is mere decoration.</summary>
internal sealed class ImageWithoutAlt : ILintRule
{
    public string Id => "D015";

    public string Name => "image-without-alt";

    public string Summary => "A picture without a text for who can't see it, or for search.";

    public IEnumerable<Finding> Check(LintContext context) => context.Links
        .Where(l => l is { IsPicture: true, HasText: false })
        .Select(l => context.At(this, l.Offset, $"the picture '{l.Target}' has no text; say what it shows, as in ![text]({(l.Target.Length == 0 ? "picture.png" : l.Target)})"));
}
