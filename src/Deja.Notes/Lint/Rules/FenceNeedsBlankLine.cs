using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Deja.Notes.Lint.Rules;

/// <summary>
/// A fence with no blank line above, where that changes what is shown: under raw HTML it belongs to the HTML on GitHub and in Hugo; under a list
/// or a quotation kramdown takes it in; under a table kramdown shows the table as text. Under a paragraph or a heading it is a fence everywhere.
/// </summary>
internal sealed class FenceNeedsBlankLine : ILintRule
{
    public string Id => "D002";

    public string Name => "fence-needs-blank-line";

    public string Summary => "A fence directly below HTML, a list, a quotation or a table shows differently elsewhere.";

    public IEnumerable<Finding> Check(LintContext context)
    {
        foreach (var (_, node) in context.Fences)
        {
            var first = WithComments(context, node);
            if (context.Above(first) is not { } above || Why(above) is not { } why) continue;
            var line = context.LineOf(first);
            if (line <= 1 || LinePrefix.IsBlank(context.Note.Source.Line(line - 1))) continue;
            yield return context.At(this, context.OffsetOf(node), why, LinePrefix.BlankLineAbove(context, line, first));
        }

        foreach (var html in context.Note.Body.Descendants<HtmlBlock>())
        {
            if (html.Type is HtmlBlockType.InterruptingBlock or HtmlBlockType.NonInterruptingBlock && Swallowed(context, html) is { } finding) yield return finding;
        }
    }

    /// <summary>The fence, or the first of the comments directly above it, which belong to it.</summary>
    private static Block WithComments(LintContext context, FencedCodeBlock fence)
    {
        Block first = fence;
        while (context.Above(first) is HtmlBlock { Type: HtmlBlockType.Comment } comment && comment.Line + comment.Lines.Count == first.Line) first = comment;
        return first;
    }

    private static string? Why(Block above) => above switch
    {
        ListBlock => "Jekyll takes this fence, and the text behind it, into the list above; put a blank line between them",
        QuoteBlock => "Jekyll takes this fence into the quotation above; put a blank line between them",
        Table => "Jekyll shows the table above as text, since no blank line ends it; put one before the fence",
        _ => null,
    };

    /// <summary>A fence inside an HTML block: such a block ends at a blank line, not at its last tag (CommonMark 4.6).</summary>
    private Finding? Swallowed(LintContext context, HtmlBlock html)
    {
        var source = context.Note.Source;
        var firstLine = context.LineOf(html);
        for (var line = firstLine; line < firstLine + html.Lines.Count; line++)
        {
            var text = source.Line(line).TrimStart(" >");

            // What stands in <pre> or <code> may be meant as it is.
            if (text.Contains("<pre", StringComparison.OrdinalIgnoreCase) || text.Contains("<code", StringComparison.OrdinalIgnoreCase)) return null;
            if (line == firstLine || !(text.StartsWith("```") || text.StartsWith("~~~"))) continue;
            var first = line;
            while (first - 1 > firstLine && IsComment(source.Line(first - 1))) first--;
            const string message = "GitHub and Hugo show this fence as part of the HTML above, which only a blank line ends; put one before the fence";
            return context.OnLine(this, line, message, LinePrefix.BlankLineWithin(context, first, html));
        }

        return null;
    }

    private static bool IsComment(ReadOnlySpan<char> line)
    {
        line = line.TrimStart(" >").TrimEnd();
        return line.StartsWith("<!--") && line.EndsWith("-->");
    }
}
