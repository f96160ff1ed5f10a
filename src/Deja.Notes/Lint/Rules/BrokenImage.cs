namespace Deja.Notes.Lint.Rules;

/// <summary>A picture that is not there, in Markdown or raw HTML.</summary>
internal sealed class BrokenImage : ILintRule
{
    public string Id => "D007";

    public string Name => "broken-image";

    public string Summary => "A picture that does not exist.";

    public IEnumerable<Finding> Check(LintContext context) => context.Links
        .Where(l => l.IsPicture && LinkTarget.Of(context, l).State == LinkState.Missing)
        .Select(l => context.At(this, l.Offset, l.Target.Length == 0 ? "the picture's address is empty" : $"no picture '{l.File}' in the notebook"));
}
