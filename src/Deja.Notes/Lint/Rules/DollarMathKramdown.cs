using Markdig.Extensions.Mathematics;
using Markdig.Syntax;

namespace Deja.Notes.Lint.Rules;

/// <summary>
/// <c>$…$</c> in a note that Jekyll shows. kramdown knows <c>$$…$$</c> alone, within a line too; single dollars stay as they are. A theme may load a
/// script that turns them into math: where the note asks for it (<c>math: true</c>), only what kramdown itself changes between the dollars is told.
/// </summary>
internal sealed class DollarMathKramdown : ILintRule
{
    private static readonly string[] Switches = ["math", "mathjax", "katex", "use_math", "usemathjax"];

    public string Id => "D005";

    public string Name => "dollar-math-kramdown";

    public string Summary => "Jekyll shows $…$ as text; kramdown's math is $$…$$.";

    public IEnumerable<Finding> Check(LintContext context)
    {
        if (!context.Liquid.IsKramdown) yield break;
        var hasScript = context.Note.FrontMatter.Values.Any(v => Switches.Contains(v.Key.ToLowerInvariant()) && v.Value.Truth() == true);
        foreach (var math in context.Note.Body.Descendants<MathInline>())
        {
            if (math.DelimiterCount != 1) continue;
            var tex = math.Content.ToString();
            if (!hasScript)
            {
                yield return context.At(this, context.OffsetOf(math), $"Jekyll shows '${Shorten(tex)}$' as text: kramdown's math is '$${Shorten(tex)}$$', within a line too");
            }
            else if (Changed(tex) is { } changed)
            {
                yield return context.At(this, context.OffsetOf(math), $"kramdown reads {changed} in '${Shorten(tex)}$' as its own mark before the math is laid out; write '$$…$$'");
            }
        }
    }

    /// <summary>What kramdown would take for Markdown: a pair of stars, an escaped mark, a table's bar.</summary>
    private static string? Changed(string tex)
    {
        if (tex.AsSpan().Count('*') >= 2) return "'*'";
        foreach (var escape in new[] { @"\{", @"\}", @"\\", @"\|", @"\_" })
        {
            if (tex.Contains(escape, StringComparison.Ordinal)) return $"'{escape}'";
        }

        return tex.Contains('|', StringComparison.Ordinal) ? "'|'" : null;
    }

    private static string Shorten(string tex) => (tex.Length <= 30 ? tex : tex[..30] + "…").ReplaceLineEndings(" ");
}
