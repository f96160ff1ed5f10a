namespace Deja.Notes.Lint.Rules;

/// <summary>Two blocks of one note with one name: <c>note.md#name</c> would mean either.</summary>
internal sealed class DuplicateName : ILintRule
{
    public string Id => "D009";

    public string Name => "duplicate-name";

    public string Summary => "Two blocks of a note have the same name.";

    public IEnumerable<Finding> Check(LintContext context)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var block in context.Note.Blocks)
        {
            if (block.Name is not { } name || lines.TryAdd(name, block.Line)) continue;
            yield return context.OnLine(this, block.Directive!.Line, $"the name '{name}' is taken by the block on line {lines[name]}");
        }
    }
}
