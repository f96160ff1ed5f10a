namespace Deja.Notes.Lint.Rules;

/// <summary>A directive that nothing comes of, since it stands directly above no fence.</summary>
internal sealed class DirectiveWithoutBlock : ILintRule
{
    public string Id => "D012";

    public string Name => "directive-without-block";

    public string Summary => "A directive that is not directly above a block.";

    public IEnumerable<Finding> Check(LintContext context)
    {
        var expectations = context.Note.Blocks.Where(b => b.Expectation is not null).Select(b => b.Expectation!.Line).ToHashSet();
        foreach (var comment in context.Directives)
        {
            if (Why(context, comment, expectations) is { } why) yield return context.At(this, comment.Offset, why);
        }
    }

    private static string? Why(LintContext context, DirectiveComment comment, HashSet<int> expectations)
    {
        if (comment.Keys is null) return "this directive is not read, since it is not alone on its line; put it directly above its block";
        if (comment.Fence is null) return "this directive stands directly above no block: the fence must open on the next line";
        return comment.IsExpectation && !expectations.Contains(context.LineOf(comment.Fence))
            ? "this expectation belongs to no block: there is none above it, or that one has an expectation already"
            : null;
    }
}
