using Markdig.Syntax;

namespace Deja.Notes.Lint.Rules;

/// <summary>
/// <c>{{ }}</c> or <c>{% %}</c> in code that Jekyll runs Liquid over: an output shows nothing, an unknown tag stops the site's build.
/// Looked for only where <see cref="LiquidText.IsProcessed"/> says that Jekyll does.
/// </summary>
internal sealed class LiquidInCode : ILintRule
{
    // Hidden by every viewer, and Liquid reads comments as well.
    private const string Raw = "<!-- {% raw %} -->";
    private const string EndRaw = "<!-- {% endraw %} -->";

    public string Id => "D004";

    public string Name => "liquid-in-code";

    public string Summary => "Jekyll's Liquid eats {{ }} and {% %} in code outside {% raw %}.";

    public IEnumerable<Finding> Check(LintContext context)
    {
        if (!context.Liquid.IsProcessed) yield break;
        CodeStretch? last = null;
        LiquidTag? next = null;
        foreach (var tag in context.Liquid.Tags)
        {
            var before = next;
            next = tag;

            // One finding a stretch: its first tag stands for all.
            if (context.Liquid.CodeAround(tag) is not { } code || code == last || (!tag.IsOutput && tag.Name is "raw" or "comment")) continue;
            last = code;
            var shown = context.Text.AsSpan(tag.Start, Math.Min(tag.Length, 40)).ToString().ReplaceLineEndings(" ");
            var effect = !tag.IsClosed ? "never ends, which stops Jekyll's build" : tag.IsOutput ? "is replaced by Jekyll, mostly by nothing" : "is run by Jekyll as a tag";
            yield return context.At(this, tag.Start, $"'{shown}' in code {effect}; put {{% raw %}} … {{% endraw %}} around it", Fix(context, code, before));
        }
    }

    private static TextEdit? Fix(LintContext context, CodeStretch code, LiquidTag? before)
    {
        var source = context.Note.Source;
        if (code.Block is not FencedCodeBlock { ClosingFencedCharCount: > 0, Parent: MarkdownDocument } fence) return null;
        if (context.Text.AsSpan(code.Range.Start, code.Range.Length).Contains("endraw", StringComparison.Ordinal)) return null;

        // A directive stays directly above its fence.
        Block first = fence;
        while (context.Above(first) is HtmlBlock { Type: HtmlBlockType.Comment } comment && comment.Line + comment.Lines.Count == first.Line) first = comment;
        var start = source.StartOf(context.LineOf(first));

        // A tag that was left open above ends in this code, and would swallow {% raw %}.
        if (before is not null && before.Start < start && before.Start + before.Length > start) return null;

        var closing = context.LineOf(fence) + fence.Lines.Count + 1;
        var end = source.StartOf(closing) + source.Line(closing).Length;
        return new TextEdit(new TextRange(start, end - start), $"{Raw}\n{context.Text[start..end].ReplaceLineEndings("\n")}\n{EndRaw}");
    }
}
