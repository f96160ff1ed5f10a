using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Deja.Site.Bodies.Renderers;

/// <summary>Math within a line; <c>$$…$$</c> there stands on a line of its own.</summary>
internal sealed class MathInlineHtml(FormulaHtml formulas) : HtmlObjectRenderer<MathInline>
{
    protected override void Write(HtmlRenderer renderer, MathInline math) =>
        formulas.Write(renderer, math, math.Content.ToString(), math.DelimiterCount == 2);
}
