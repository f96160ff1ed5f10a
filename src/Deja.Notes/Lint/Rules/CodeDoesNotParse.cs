using Deja.Notes.Lint.Syntax;

namespace Deja.Notes.Lint.Rules;

/// <summary>JSON, YAML, TOML or XML that its own parser refuses. What is plainly a sketch is left alone: see <see cref="CodeSyntax.IsSketch"/>.</summary>
internal sealed class CodeDoesNotParse : ILintRule
{
    public string Id => "D013";

    public string Name => "code-does-not-parse";

    public string Summary => "JSON, YAML, TOML or XML that does not parse.";

    public IEnumerable<Finding> Check(LintContext context)
    {
        foreach (var (block, node) in context.Fences)
        {
            if (string.IsNullOrWhiteSpace(block.Code) || !CodeSyntax.Parsers.TryGetValue(block.Language.Id, out var parse)) continue;
            if (CodeSyntax.IsSketch(block.Code, block.Language) || parse(block.Code) is not { } problem) continue;

            // An unexpected end is told on the last line of the code, not on the closing fence.
            var line = Math.Clamp(problem.Line, 1, Math.Max(1, node.Lines.Count));
            var column = problem.Line > line ? int.MaxValue : problem.Column;
            yield return context.At(this, OffsetOf(context, node, line, column), $"this {block.Language} does not parse: {problem.Message}");
        }
    }

    private static int OffsetOf(LintContext context, Markdig.Syntax.FencedCodeBlock node, int line, int column)
    {
        var source = context.Note.Source;
        var number = context.LineOf(node) + line;
        var whole = source.Line(number);
        var code = node.Lines.Lines[line - 1].Slice.AsSpan();
        var indent = Math.Max(0, whole.Length - code.Length);
        return source.StartOf(number) + Math.Min(indent + Math.Min(column - 1, code.Length), whole.Length);
    }
}
