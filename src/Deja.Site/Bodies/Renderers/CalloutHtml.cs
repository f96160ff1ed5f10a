using Deja.Notes.Markup;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Deja.Site.Bodies.Renderers;

/// <summary>Writes Obsidian's callouts as GitHub's alerts look, one that folds as what opens and closes without a script.</summary>
internal sealed class CalloutHtml : HtmlObjectRenderer<Callout>
{
    protected override void Write(HtmlRenderer renderer, Callout callout)
    {
        var kind = callout.Kind.ToString().Split('|')[0];
        var (box, title) = callout.StandsOpen is null ? ("div", "p") : ("details", "summary");
        renderer.EnsureLine();
        renderer.Write('<').Write(box).Write(" class=\"markdown-alert markdown-alert-").Write(ColourOf(kind)).Write('"').Write(callout.StandsOpen == true ? " open" : string.Empty).WriteLine(">");
        renderer.Write('<').Write(title).Write(" class=\"markdown-alert-title\">");
        var first = callout.Count > 0 ? callout[0] as ParagraphBlock : null;
        var rest = WriteTitle(renderer, kind, first?.Inline?.FirstChild);
        renderer.Write("</").Write(title).WriteLine(">");
        if (rest is not null)
        {
            renderer.Write("<p>");
            for (var inline = rest; inline is not null; inline = inline.NextSibling) renderer.Write(inline);
            renderer.WriteLine("</p>");
        }

        foreach (var block in callout)
        {
            if (block != first) renderer.Write(block);
        }

        renderer.EnsureLine();
        renderer.Write("</").Write(box).WriteLine(">");
    }

    /// <summary>Writes the first line.</summary>
    /// <returns>What comes after it in its paragraph.</returns>
    private static Inline? WriteTitle(HtmlRenderer renderer, string kind, Inline? inline)
    {
        var isEmpty = true;
        for (; inline is not null and not LineBreakInline; inline = inline.NextSibling)
        {
            renderer.Write(inline);
            isEmpty = false;
        }

        if (isEmpty) renderer.WriteEscape(char.ToUpperInvariant(kind[0]) + kind[1..].ToLowerInvariant());
        return inline?.NextSibling;
    }

    private static string ColourOf(string kind) => kind.ToLowerInvariant() switch
    {
        "tip" or "hint" or "success" or "check" or "done" => "tip",
        "important" or "question" or "help" or "faq" or "todo" => "important",
        "warning" or "attention" => "warning",
        "caution" or "failure" or "fail" or "missing" or "danger" or "error" or "bug" => "caution",
        _ => "note",
    };
}
