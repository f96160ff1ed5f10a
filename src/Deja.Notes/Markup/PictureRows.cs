using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Deja.Notes.Markup;

/// <summary>
/// Pictures side by side: a paragraph of nothing but two or more pictures, and a table of pictures, get the class <c>pictures</c>.
/// A raw <c>&lt;p&gt;</c> of <c>&lt;img&gt;</c> is told by <see cref="IsRawRow"/>.
/// </summary>
public static class PictureRows
{
    /// <summary>The class that a row of pictures has.</summary>
    public const string ClassName = "pictures";

    /// <summary>Whether a raw HTML block is one paragraph or division of two or more pictures.</summary>
    public static bool IsRawRow(HtmlBlock block)
    {
        var html = block.Lines.ToString().Trim();
        if (!html.StartsWith("<p", StringComparison.OrdinalIgnoreCase) && !html.StartsWith("<div", StringComparison.OrdinalIgnoreCase)) return false;
        return html.Split("<img", StringSplitOptions.None).Length > 2;
    }

    internal static void Mark(MarkdownDocument document)
    {
        foreach (var block in document.Descendants())
        {
            switch (block)
            {
                case ParagraphBlock { Inline: { } inline, Parent: not TableCell } paragraph when PicturesOnly(inline) >= 2:
                    paragraph.GetAttributes().AddClass(ClassName);
                    break;
                case Table table when IsPictures(table):
                    table.GetAttributes().AddClass(ClassName);
                    break;
            }
        }
    }

    private static bool IsPictures(Table table)
    {
        var pictures = 0;
        var row = table.OfType<TableRow>().FirstOrDefault();
        if (row is null) return false;
        foreach (var cell in row.OfType<TableCell>())
        {
            var inline = cell.OfType<ParagraphBlock>().FirstOrDefault()?.Inline;
            if (inline?.FirstChild is null) continue;
            var count = PicturesOnly(inline);
            if (count == 0) return false;
            pictures += count;
        }

        return pictures >= 1;
    }

    /// <summary>How many pictures, when there is nothing else; 0 otherwise.</summary>
    private static int PicturesOnly(ContainerInline inline)
    {
        var count = 0;
        foreach (var child in inline)
        {
            if (child is LinkInline { IsImage: true } || child is LinkInline { FirstChild: LinkInline { IsImage: true, NextSibling: null } }) count++;
            else if (!(child is LineBreakInline || (child is LiteralInline literal && literal.Content.IsEmptyOrWhitespace()))) return 0;
        }

        return count;
    }
}
