using Deja.Notes.FrontMatters;
using Markdig.Syntax;
using Block = Deja.Notes.Blocks.Block;

namespace Deja.Notes;

/// <summary>One Markdown file: front matter and body, with the entries and blocks found in it.</summary>
public sealed class Note
{
    // Made on demand: the index asks for none.
    private readonly Lazy<IReadOnlyList<Block>> _blocks = new(() => []);

    /// <summary>The path from the notebook's root, with <c>/</c> between folders on every system.</summary>
    public required string Path { get; init; }

    /// <summary>The whole text of the file, front matter included; all spans and lines count in it.</summary>
    public required SourceText Source { get; init; }

    /// <summary>What stands between the opening marks; empty, never null, where there is none.</summary>
    public required FrontMatter FrontMatter { get; init; }

    /// <summary>The Markdown tree of the body. Its positions count from <see cref="BodyStart"/>.</summary>
    public required MarkdownDocument Body { get; init; }

    /// <summary>The offset in <see cref="Source"/> at which the body begins.</summary>
    public required int BodyStart { get; init; }

    /// <summary>From the front matter, else the first heading, else the file's name; that goes before a heading below text where it is written as words.</summary>
    public required string Title { get; init; }

    /// <summary>From the front matter, else the file name's <c>yyyy-mm-dd-</c>; null where neither says it.</summary>
    public required DateTimeOffset? Date { get; init; }

    /// <summary>In order of appearance; at least one. See <see cref="Entry"/> for the first one's special case.</summary>
    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>Every fenced code block in order of appearance, also those inside lists and quotations.</summary>
    public IReadOnlyList<Block> Blocks => _blocks.Value;

    internal Func<IReadOnlyList<Block>> BlockSource
    {
        init => _blocks = new Lazy<IReadOnlyList<Block>>(value, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>What was wrong with the file itself: broken front matter, too deep nesting, bytes that are not UTF-8.</summary>
    public required IReadOnlyList<NoteProblem> Problems { get; init; }

    /// <summary>The entry's own text: from its heading to the next heading of any level.</summary>
    public ReadOnlySpan<char> OwnText(Entry entry) => Source.Text.AsSpan(entry.Own.Start, entry.Own.Length);

    /// <summary>The titles from the note's down to the entry's own, outermost first, without repeating an equal neighbour.</summary>
    public IReadOnlyList<string> TitlePath(Entry entry)
    {
        var path = new List<string>();
        for (var e = entry; ; e = Entries[e.Parent])
        {
            path.Add(e.Title);
            if (e.Parent < 0) break;
        }

        path.Reverse();
        if (!string.Equals(path[0], Title, StringComparison.Ordinal)) path.Insert(0, Title);
        return path;
    }

    /// <summary>The same note with a problem of its file put first.</summary>
    internal Note With(NoteProblem problem) => new()
    {
        Path = Path,
        Source = Source,
        FrontMatter = FrontMatter,
        Body = Body,
        BodyStart = BodyStart,
        Title = Title,
        Date = Date,
        Entries = Entries,
        BlockSource = () => Blocks,
        Problems = [problem, .. Problems],
    };
}
