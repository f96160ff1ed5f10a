using Deja.Notes.Markup;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Deja.Notes.Lint;

/// <summary>Where in a note a link can lead.</summary>
internal sealed class NoteAnchors
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _titles = new(StringComparer.OrdinalIgnoreCase);

    private NoteAnchors()
    {
    }

    /// <summary>The ids of headings and elements.</summary>
    public IReadOnlyCollection<string> Ids => _ids;

    /// <summary>Whether a template adds parts that only the finished page shows.</summary>
    public bool IsOpen { get; private init; }

    public static NoteAnchors Of(Note note)
    {
        var text = note.Source.Text;
        var anchors = new NoteAnchors { IsOpen = text.Contains("{% include", StringComparison.Ordinal) || text.Contains("{{<", StringComparison.Ordinal) || text.Contains("{{%", StringComparison.Ordinal) };
        foreach (var entry in note.Entries)
        {
            anchors._ids.Add(entry.Anchor);
            anchors._titles.Add(entry.Title);
        }

        // The rest of the tree is walked only where it can hold an id.
        var hasIds = text.Contains("id=", StringComparison.OrdinalIgnoreCase) || text.Contains("name=", StringComparison.OrdinalIgnoreCase) || text.Contains("{:", StringComparison.Ordinal);
        if (hasIds || text.Contains("# ", StringComparison.Ordinal)) anchors.Walk(note);
        return anchors;
    }

    /// <summary>Whether a link to this fragment arrives.</summary>
    /// <param name="fragment">What stands behind <c>#</c>.</param>
    /// <param name="byTitle">Whether a heading may be named by its words, as in Obsidian.</param>
    public bool Holds(string fragment, bool byTitle)
    {
        if (_ids.Contains(fragment) || IsOpen || IsMadeByViewer(fragment)) return true;
        return byTitle && (_titles.Contains(fragment) || _ids.Contains(GitHubSlugs.Slug(fragment)));
    }

    private static bool IsMadeByViewer(string fragment) =>
        fragment is "" or "top" || fragment[0] is '^' or ':' or '/' or '!' || fragment.StartsWith("fn:", StringComparison.Ordinal) || fragment.StartsWith("fnref", StringComparison.Ordinal) || fragment.StartsWith("fn-", StringComparison.Ordinal)
        || fragment.StartsWith("user-content-", StringComparison.Ordinal) || fragment.StartsWith("markdown-toc", StringComparison.Ordinal);

    private void Walk(Note note)
    {
        foreach (var node in note.Body.Descendants())
        {
            if (node.TryGetAttributes()?.Id is { Length: > 0 } id) _ids.Add(id);
            if (node is not (HtmlBlock { Type: not HtmlBlockType.Comment } or HtmlInline)) continue;
            var start = Math.Clamp(node.Span.Start + note.BodyStart, 0, note.Source.Text.Length);
            var html = note.Source.Text.Substring(start, Math.Clamp(node.Span.Length, 0, note.Source.Text.Length - start));
            foreach (var tag in RawTag.In(html))
            {
                if (tag.ValueOf("id") is { Length: > 0 } given) _ids.Add(given);
                if (tag.Name == "a" && tag.ValueOf("name") is { Length: > 0 } name) _ids.Add(name);
            }
        }
    }
}
