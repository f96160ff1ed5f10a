using System.Text.RegularExpressions;
using Deja.Notes.Markup;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Deja.Notes.Lint.Rules;

/// <summary>
/// Markdown directly below the last tag of raw HTML, which GitHub and Hugo show as HTML, and HTML directly below a table, which kramdown then shows
/// as text. HTML below a paragraph, a list or a quotation ends that everywhere.
/// </summary>
internal sealed partial class HtmlNeedsBlankLine : ILintRule
{
    private const int LongestLine = 2000;

    private static readonly string[] Void = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

    public string Id => "D003";

    public string Name => "html-needs-blank-line";

    public string Summary => "Raw HTML and the Markdown beside it need a blank line between them.";

    public IEnumerable<Finding> Check(LintContext context)
    {
        foreach (var html in context.Note.Body.Descendants<HtmlBlock>())
        {
            if (html.Type is not (HtmlBlockType.InterruptingBlock or HtmlBlockType.NonInterruptingBlock)) continue;
            var line = context.LineOf(html);
            if (context.Above(html) is Table && !LinePrefix.IsBlank(context.Note.Source.Line(line - 1)))
            {
                const string message = "Jekyll shows the table above as text, since no blank line ends it; put one before the HTML";
                yield return context.OnLine(this, line, message, LinePrefix.BlankLineAbove(context, line, html));
            }

            if (MarkdownBelow(context, html) is { } finding) yield return finding;
        }
    }

    private Finding? MarkdownBelow(LintContext context, HtmlBlock html)
    {
        var open = 0;
        var first = context.LineOf(html);
        for (var line = first; line < first + html.Lines.Count; line++)
        {
            var text = context.Note.Source.Line(line).TrimStart(" >").TrimEnd().ToString();
            if (line > first && open == 0 && Markdown().IsMatch(text.Length <= LongestLine ? text : text[..LongestLine]))
            {
                const string message = "GitHub and Hugo show this Markdown as it is written, as part of the HTML above; put a blank line before it";
                return context.OnLine(this, line, message, LinePrefix.BlankLineWithin(context, line, html));
            }

            // A closing tag of something opened before the block brings it below none.
            foreach (var tag in RawTag.In(text).Where(t => !Void.Contains(t.Name))) open = Math.Max(0, open + (tag.IsClosing ? -1 : 1));
        }

        return null;
    }

    // A heading, a list's or a table's line, or a line of text that holds a link, a picture, bold or code. A fence is D002's.
    // Whatever is opened is looked through to the next of its marks alone, so the time is linear in the length of the line.
    [GeneratedRegex(@"^(?:#{1,6} |[-*+] |\d{1,9}[.)] |\|.*\|$|[^<`~]*(?:!?\[[^\[\]]+\]\([^()\[]*\)|\*\*[^*\s][^*]*\*\*|`[^`]+`))", RegexOptions.CultureInvariant)]
    private static partial Regex Markdown();
}
