using Deja.Site.Formulas;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Deja.Site.Bodies.Renderers;

/// <summary>Writes formulas, laid out; one that can't be is shown as it is written.</summary>
internal sealed class FormulaHtml(Func<BodyContext> context, FormulaStore formulas)
{
    public void Write(HtmlRenderer renderer, MarkdownObject at, string tex, bool isDisplay)
    {
        var resolved = FormulaLabels.Concern(tex) ? context().Labels.Resolve(tex, isDisplay) : tex;
        if (formulas.Html(new Formula(resolved.Trim(), isDisplay), out var problem) is { } html)
        {
            context().HasMath = true;
            if (isDisplay) renderer.Write("<span class=\"formula\" tabindex=\"0\">");
            renderer.Write(html);
            if (isDisplay) renderer.Write("</span>");
            return;
        }

        context().Tell(at, $"this formula can't be laid out: {problem}");
        if (!isDisplay)
        {
            // More often than a slip it is prose with two dollars.
            renderer.WriteEscape($"${tex}$");
            return;
        }

        renderer.Write("<span class=\"formula\"><code class=\"missing\" title=\"");
        renderer.WriteEscape(problem);
        renderer.Write("\">");
        renderer.WriteEscape(tex);
        renderer.Write("</code></span>");
    }
}
