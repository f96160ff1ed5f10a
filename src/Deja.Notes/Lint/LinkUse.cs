using Deja.Notes.Markup;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Deja.Notes.Lint;

/// <summary>A link or a picture in a note, written as Markdown, as a wikilink or as raw HTML.</summary>
/// <param name="Target">Where it leads, Liquid resolved; empty where nothing is said.</param>
/// <param name="Offset">Where it begins in the note's text.</param>
/// <param name="IsPicture">Whether it shows what it leads to.</param>
/// <param name="IsWiki">Whether its target is a name to be found anywhere in the notebook.</param>
/// <param name="HasText">Whether a picture says in words what it shows, or a raw one says that it shows nothing (<c>alt=""</c>).</param>
internal sealed record LinkUse(string Target, int Offset, bool IsPicture, bool IsWiki, bool HasText)
{
    /// <summary>The target without fragment and query, percent signs decoded.</summary>
    public string File { get; } = Unescape(Target.AsSpan()[..EndOfFile(Target, IsWiki)]);

    /// <summary>What stands behind <c>#</c>, percent signs decoded; empty without one.</summary>
    public string Fragment { get; } = Target.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? Unescape(Target.AsSpan(hash + 1)) : string.Empty;

    public static IReadOnlyList<LinkUse> Of(LintContext context)
    {
        var links = new List<LinkUse>();
        foreach (var node in context.Note.Body.Descendants())
        {
            switch (node)
            {
                case LinkInline { IsAutoLink: false } link:
                    var target = link.GetDynamicUrl?.Invoke() ?? link.Url ?? string.Empty;
                    var isWiki = link is WikiLink;
                    links.Add(new LinkUse(target, context.OffsetOf(link), link.IsImage, isWiki, isWiki || !string.IsNullOrWhiteSpace(PlainText.Of(link))));
                    break;
                case HtmlBlock { Type: not HtmlBlockType.Comment } or HtmlInline:
                    AddRaw(context, node, links);
                    break;
            }
        }

        return links;
    }

    private static void AddRaw(LintContext context, MarkdownObject html, List<LinkUse> links)
    {
        var offset = context.OffsetOf(html);
        foreach (var tag in RawTag.In(context.TextOf(html).ToString()))
        {
            var isPicture = tag.Name is "img";
            if (!isPicture && tag.Name is not "a") continue;
            if (tag.ValueOf(isPicture ? "src" : "href") is { } target)
            {
                links.Add(new LinkUse(LiquidLinks.Resolve(target), offset + tag.Start, isPicture, false, tag.ValueOf("alt") is not null));
            }
        }
    }

    private static int EndOfFile(string target, bool isWiki)
    {
        var end = isWiki ? target.IndexOf('#', StringComparison.Ordinal) : target.AsSpan().IndexOfAny('#', '?');
        return end < 0 ? target.Length : end;
    }

    private static string Unescape(ReadOnlySpan<char> text) => Uri.UnescapeDataString(text).Trim();
}
