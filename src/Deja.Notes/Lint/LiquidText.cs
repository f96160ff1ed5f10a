using System.Text.RegularExpressions;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Deja.Notes.Lint;

/// <summary>
/// What Liquid sees in a note. Jekyll runs Liquid over the whole text before any Markdown is read, so code is no shelter;
/// only <c>{% raw %}</c> and <c>{% comment %}</c> are.
/// </summary>
internal sealed partial class LiquidText
{
    private static readonly string[] JekyllTags = ["raw", "highlight", "include", "include_relative", "post_url", "link", "assign", "capture", "for", "if", "unless", "case"];

    // In the order of the text; collected only where the note holds a tag.
    private readonly CodeStretch[] _code = [];

    public LiquidText(LintContext context)
    {
        var note = context.Note;
        if (context.Text.IndexOf("{{", note.BodyStart, StringComparison.Ordinal) >= 0 || context.Text.IndexOf("{%", note.BodyStart, StringComparison.Ordinal) >= 0)
        {
            Tags = [.. Find(context.Text, note.BodyStart)];
            _code = [.. CodeOf(context).OrderBy(c => c.Range.Start)];
        }

        var isUsed = Tags.Any(t => IsJekylls(t) && CodeAround(t) is null);
        IsKramdown = isUsed || (context.Folder.IsJekyll && note.FrontMatter.Format == FrontMatters.FrontMatterFormat.Yaml);
        IsProcessed = IsKramdown && note.FrontMatter.Values.GetValueOrDefault("render_with_liquid")?.Truth() != false;
    }

    /// <summary>
    /// Whether Jekyll is to show this note: the notebook is a Jekyll site and the note has front matter (Jekyll copies a file without
    /// as it is), or the note itself uses Jekyll's tags outside code.
    /// </summary>
    public bool IsKramdown { get; }

    /// <summary>Whether Liquid runs over it: <c>render_with_liquid: false</c> turns that off (Jekyll 4).</summary>
    public bool IsProcessed { get; }

    /// <summary>The tags and outputs outside <c>{% raw %}</c> and comments, <c>raw</c> itself among them.</summary>
    public IReadOnlyList<LiquidTag> Tags { get; } = [];

    /// <summary>The stretch of code that a tag stands in; null where it stands in none.</summary>
    public CodeStretch? CodeAround(LiquidTag tag)
    {
        var (low, high) = (0, _code.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_code[middle].Range.Start <= tag.Start) low = middle + 1;
            else high = middle;
        }

        return low > 0 && tag.Start < _code[low - 1].Range.End ? _code[low - 1] : null;
    }

    private static bool IsJekylls(LiquidTag tag) => tag.IsOutput
        ? tag.Name.StartsWith("site.", StringComparison.Ordinal) || tag.Name.StartsWith("page.", StringComparison.Ordinal)
        : JekyllTags.Contains(tag.Name);

    private static IEnumerable<LiquidTag> Find(string text, int from)
    {
        // Behind these no mark closes any more, which need not be looked for again.
        var lastOutput = text.LastIndexOf("}}", StringComparison.Ordinal);
        var lastTag = text.LastIndexOf("%}", StringComparison.Ordinal);
        for (var at = from; (at = text.IndexOf('{', at)) >= 0 && at + 1 < text.Length;)
        {
            if (text[at + 1] is not ('{' or '%'))
            {
                at++;
                continue;
            }

            var isOutput = text[at + 1] == '{';
            var isOpen = at + 2 > (isOutput ? lastOutput : lastTag);
            var close = isOpen ? -1 : text.IndexOf(isOutput ? "}}" : "%}", at + 2, StringComparison.Ordinal);
            var inner = text.AsSpan(at + 2, (close < 0 ? Math.Min(text.Length, at + 80) : close) - at - 2).Trim(" -\t\r\n");
            var space = inner.IndexOfAny(" \t\r\n|");
            var name = (space < 0 ? inner : inner[..space]).ToString();
            yield return new LiquidTag(at, close < 0 ? 2 : close + 2 - at, isOutput, name, close >= 0);
            if (close < 0) at += 2;
            else at = !isOutput && name is "raw" or "comment" ? EndOf(name, text, close + 2) : close + 2;
        }
    }

    private static int EndOf(string name, string text, int from)
    {
        var end = (name == "raw" ? EndRaw() : EndComment()).Match(text, from);
        return end.Success ? end.Index + end.Length : text.Length;
    }

    private static IEnumerable<CodeStretch> CodeOf(LintContext context)
    {
        foreach (var node in context.Note.Body.Descendants())
        {
            if (node is CodeInline) yield return new CodeStretch(new TextRange(context.OffsetOf(node), node.Span.Length), null);
            if (node is not CodeBlock code || node is MathBlock) continue;
            var first = context.LineOf(code) + (code is FencedCodeBlock ? 1 : 0);
            var start = context.Note.Source.StartOf(first);
            var end = context.Note.Source.StartOf(first + code.Lines.Count);
            yield return new CodeStretch(new TextRange(start, end - start), code);
        }
    }

    [GeneratedRegex(@"\{%-?\s*endraw\s*-?%\}", RegexOptions.CultureInvariant)]
    private static partial Regex EndRaw();

    [GeneratedRegex(@"\{%-?\s*endcomment\s*-?%\}", RegexOptions.CultureInvariant)]
    private static partial Regex EndComment();
}

/// <summary><c>{{ output }}</c> or <c>{% tag %}</c>.</summary>
/// <param name="Start">Where it begins in the note's text.</param>
/// <param name="Length">With its marks; of one that never ends the opening mark's.</param>
/// <param name="IsOutput">Whether it is <c>{{ }}</c>.</param>
/// <param name="Name">Its first word.</param>
/// <param name="IsClosed">False when it never ends, which stops the whole site's build.</param>
internal sealed record LiquidTag(int Start, int Length, bool IsOutput, string Name, bool IsClosed);

/// <summary>A stretch of code.</summary>
/// <param name="Range">The code itself, in the note's text.</param>
/// <param name="Block">Its block; null for code within a paragraph.</param>
internal sealed record CodeStretch(TextRange Range, CodeBlock? Block);
