using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Deja.Site.Bodies.Renderers;

/// <summary>Math between two lines of <c>$$</c>.</summary>
internal sealed class MathBlockHtml(FormulaHtml formulas) : HtmlObjectRenderer<MathBlock>
{
    protected override void Write(HtmlRenderer renderer, MathBlock math)
    {
        renderer.EnsureLine();
        formulas.Write(renderer, math, math.Lines.ToString(), isDisplay: true);
        renderer.WriteLine();
    }
}
