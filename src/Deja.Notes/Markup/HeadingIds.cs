using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Deja.Notes.Markup;

/// <summary>Gives each heading its id, as GitHub makes it, or as the note says with <c>{#id}</c> (kramdown, Hugo).</summary>
internal static class HeadingIds
{
    public static void Give(MarkdownDocument document)
    {
        var slugs = new GitHubSlugs();
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            var attributes = heading.GetAttributes();
            attributes.Id ??= TakeGiven(heading) ?? slugs.Next(PlainText.Of(heading.Inline));
        }
    }

    private static string? TakeGiven(HeadingBlock heading)
    {
        if (heading.Inline?.LastChild is not LiteralInline last) return null;
        var text = last.Content.AsSpan().TrimEnd();
        var open = text.LastIndexOf("{#");
        if (open < 0 || text[^1] != '}' || text.Length - open < 4) return null;
        var id = text[(open + 2)..^1];
        if (id.ContainsAny(' ', '{', '}')) return null;
        var given = id.ToString();
        last.Content.End = last.Content.Start + text[..open].TrimEnd().Length - 1;
        return given;
    }
}
