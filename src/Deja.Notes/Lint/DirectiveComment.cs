using Deja.Notes.Blocks;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Deja.Notes.Lint;

/// <summary>A comment <c>&lt;!-- deja: … --&gt;</c>, whether or not it reaches a block.</summary>
/// <param name="Offset">Where it begins in the note's text.</param>
/// <param name="Html">The comment as written.</param>
/// <param name="Keys">What it says; null where text follows it on its line, so that Deja does not read it.</param>
/// <param name="Fence">The fence directly below; null where there is none.</param>
internal sealed record DirectiveComment(int Offset, string Html, IReadOnlyDictionary<string, string>? Keys, FencedCodeBlock? Fence)
{
    /// <summary>Whether it marks the block below as what the one before must print.</summary>
    public bool IsExpectation => Keys?.GetValueOrDefault("expect") is "";

    /// <summary>Where a key stands in the note's text.</summary>
    public int OffsetOf(string key) => Offset + Math.Max(0, Html.IndexOf(key, Html.IndexOf(':', StringComparison.Ordinal) + 1, StringComparison.Ordinal));

    public static IReadOnlyList<DirectiveComment> Of(LintContext context)
    {
        var comments = new List<DirectiveComment>();
        if (!context.Text.Contains("deja:", StringComparison.OrdinalIgnoreCase)) return comments;
        foreach (var node in context.Note.Body.Descendants())
        {
            if (node is not (HtmlBlock { Type: HtmlBlockType.Comment } or HtmlInline)) continue;
            var html = context.TextOf(node).Trim().ToString();
            if (!IsDirective(html)) continue;
            var keys = DirectiveReader.TextOf(html) is { } text ? DirectiveReader.Keys(text) : null;
            comments.Add(new DirectiveComment(context.OffsetOf(node), html, keys, node is HtmlBlock block ? FenceBelow(context, block) : null));
        }

        return comments;
    }

    private static bool IsDirective(string html) =>
        html.StartsWith("<!--", StringComparison.Ordinal) && html.AsSpan(4).TrimStart().StartsWith("deja:", StringComparison.OrdinalIgnoreCase);

    private static FencedCodeBlock? FenceBelow(LintContext context, HtmlBlock comment) =>
        context.Below(comment) is FencedCodeBlock fence and not MathBlock && comment.Line + comment.Lines.Count == fence.Line ? fence : null;
}
