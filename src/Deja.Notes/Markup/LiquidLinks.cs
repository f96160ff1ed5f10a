using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Deja.Notes.Markup;

/// <summary>
/// Liquid inside link targets: <c>[x]({{ site.baseurl }}/a)</c>, <c>({% post_url 2020-01-02-x %})</c>. CommonMark allows no space there, so
/// the spaces are swapped for a character that no text has before parsing (lengths, and so positions, stay), and put back afterwards: what looked like
/// a target may have been code.
/// </summary>
internal static class LiquidLinks
{
    // A noncharacter: Unicode promises never to give it a meaning.
    /// <summary>A tag that is not closed before this is none: the end of each would be looked for to the end of the note.</summary>
    public const int LongestTag = 1000;

    // A noncharacter: Unicode promises never to give it a meaning.
    private const char Space = '\uFDD0';
    private const int MaxTags = 4;

    public static string Protect(string body)
    {
        if (!body.Contains("]({", StringComparison.Ordinal)) return body;
        char[]? changed = null;
        for (var at = 0; (at = body.IndexOf("]({", at, StringComparison.Ordinal)) >= 0; at += 3)
        {
            var open = at + 2;
            if (open + 1 >= body.Length || body[open + 1] is not ('{' or '%')) continue;
            var end = EndOf(body, open);
            if (end < 0 || body.AsSpan(open, end - open).Contains('\n')) continue;
            changed ??= body.ToCharArray();
            for (var i = open; i < end; i++)
            {
                if (changed[i] == ' ') changed[i] = Space;
            }
        }

        return changed is null ? body : new string(changed);
    }

    /// <summary>Where a run of tags ends: <c>{{ site.url }}{{ site.baseurl }}</c> is the usual pair.</summary>
    private static int EndOf(string body, int open)
    {
        var end = -1;
        for (var at = open; at + 1 < body.Length && body[at] == '{' && body[at + 1] is '{' or '%'; at = end)
        {
            var close = body.IndexOf(body[at + 1] == '{' ? "}}" : "%}", at, Math.Min(LongestTag, body.Length - at), StringComparison.Ordinal);
            if (close < 0) break;
            end = close + 2;
        }

        return end;
    }

    public static void Restore(MarkdownDocument document)
    {
        foreach (var node in document.Descendants())
        {
            switch (node)
            {
                case LinkInline { Url: { } url } link:
                    link.Url = Resolve(Restored(url));
                    break;
                case LiteralInline literal when literal.Content.AsSpan().Contains(Space):
                    literal.Content = new StringSlice(Restored(literal.Content.ToString()));
                    break;
                case CodeInline code:
                    code.Content = Restored(code.Content);
                    break;
                case HtmlInline html:
                    html.Tag = Restored(html.Tag);
                    break;
                case MathInline math when math.Content.AsSpan().Contains(Space):
                    math.Content = new StringSlice(Restored(math.Content.ToString()));
                    break;
                case LeafBlock { Inline: null } block:
                    Restore(block);
                    break;
            }
        }
    }

    private static void Restore(LeafBlock block)
    {
        if (block is FencedCodeBlock fence) fence.Arguments = fence.Arguments is { } arguments ? Restored(arguments) : null;
        for (var i = 0; i < block.Lines.Count; i++)
        {
            ref var line = ref block.Lines.Lines[i];
            if (line.Slice.AsSpan().Contains(Space)) line.Slice = new StringSlice(Restored(line.Slice.ToString()), line.Slice.NewLine);
        }
    }

    private static string Restored(string text) => text.Replace(Space, ' ');

    public static bool IsSiteAddress(ReadOnlySpan<char> variable)
    {
        variable = variable.Trim(" -");
        var filter = variable.IndexOf('|');
        var name = (filter < 0 ? variable : variable[..filter]).Trim();
        return name is "site.baseurl" or "site.url" or "site.github.url";
    }

    /// <summary>
    /// <c>{{ site.baseurl }}/a</c> → <c>/a</c>; <c>{{ '/a' | relative_url }}</c> → <c>/a</c>; <c>{% post_url x %}</c>, <c>{% link x %}</c> → <c>post:x</c>, <c>/x</c>.
    /// </summary>
    internal static string Resolve(string url)
    {
        // One after another: {{ site.url }}{{ site.baseurl }}/a. Bounded, since each copies what is left.
        for (var i = 0; i < MaxTags && url.StartsWith('{'); i++) url = ResolveFirst(url);
        return url;
    }

    private static string ResolveFirst(string url)
    {
        var isTag = url.StartsWith("{%", StringComparison.Ordinal);
        var close = url.IndexOf(isTag ? "%}" : "}}", StringComparison.Ordinal);
        if (close < 0 || !(isTag || url.StartsWith("{{", StringComparison.Ordinal))) return url;
        var rest = url[(close + 2)..];
        if (isTag)
        {
            return Liquid.Tag(url.AsSpan(0, close + 2)) switch
            {
                ("post_url", var post) => $"{NoteLink.PostScheme}{post}{rest}",
                ("link", var path) => $"/{path.TrimStart('/')}{rest}",
                _ => url,
            };
        }

        var inner = url.AsSpan(2, close - 2).Trim();
        if (IsSiteAddress(inner)) return rest.Length == 0 ? "/" : rest;
        var filter = inner.IndexOf('|');
        var literal = (filter < 0 ? inner : inner[..filter]).Trim();
        return literal is ['\'' or '"', .., '\'' or '"'] ? literal[1..^1].ToString() + rest : url;
    }
}
