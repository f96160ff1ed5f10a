using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Deja.Site.Bodies.Renderers;

/// <summary>
/// Math within a paragraph. <c>$$…$$</c> stands on a line of its own, but not where kramdown reads the notes and text stands beside it: <see href="https://kramdown.gettalong.org/syntax.html#math-blocks"/>.
/// </summary>
internal sealed class MathInlineHtml(Func<BodyContext> context, FormulaHtml formulas) : HtmlObjectRenderer<MathInline>
{
    protected override void Write(HtmlRenderer renderer, MathInline math) =>
        formulas.Write(renderer, math, math.Content.ToString(), math.DelimiterCount == 2 && (!context().IsKramdown || IsAlone(math)));

    private static bool IsAlone(MathInline math) => IsEdge(math.PreviousSibling, i => i.PreviousSibling) && IsEdge(math.NextSibling, i => i.NextSibling);

    private static bool IsEdge(Inline? inline, Func<Inline, Inline?> next)
    {
        while (inline is LiteralInline literal && literal.Content.IsEmptyOrWhitespace()) inline = next(inline);
        return inline is null or LineBreakInline;
    }
}
