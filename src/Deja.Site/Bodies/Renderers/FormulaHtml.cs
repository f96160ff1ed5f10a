using Markdig.Renderers;
using Markdig.Syntax;

namespace Deja.Site.Bodies.Renderers;

/// <summary>A formula, laid out.</summary>
internal static class FormulaHtml
{
    public static void Write(HtmlRenderer renderer, BodyContext context, MarkdownObject at, string tex, bool isDisplay)
    {
        context.HasMath = true;
        _ = at;
        renderer.Write(isDisplay ? "<span class=\"formula\"><code>" : "<code>");
        renderer.WriteEscape(tex);
        renderer.Write(isDisplay ? "</code></span>" : "</code>");
    }
}
