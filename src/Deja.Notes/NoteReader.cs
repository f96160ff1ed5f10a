using System.Globalization;
using Deja.Notes.Blocks;
using Deja.Notes.FrontMatters;
using Deja.Notes.Markup;
using Deja.Notes.Markup.Limits;
using Markdig.Syntax;

namespace Deja.Notes;

/// <summary>
/// Turns the text of one file into a <see cref="Note"/>: the front matter is cut off and read, the body goes through
/// <see cref="Dialect"/>, its headings become entries and its fences blocks. Never throws for what a file may hold:
/// what cannot be read is told in <see cref="Note.Problems"/> and the rest is kept.
/// </summary>
public static class NoteReader
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Reads a note from its text.</summary>
    /// <param name="path">From the notebook's root, with <c>/</c>.</param>
    /// <param name="text">The whole file.</param>
    public static Note Read(string path, string text) => Read(path, text, Dialect.Parse, null);

    /// <summary>Reads a note whose head was read before.</summary>
    /// <param name="path">As above.</param>
    /// <param name="text">As above.</param>
    /// <param name="head">Its head; where its front matter is still written so, it is not parsed again.</param>
    public static Note Read(string path, string text, NoteHead? head) => Read(path, text, Dialect.Parse, head);

    /// <summary>
    /// Reads a note whose <see cref="Note.Body"/> holds no words of paragraphs; entries, blocks (but those in footnotes) and all else are those of <see cref="Read(string, string)"/>.
    /// </summary>
    /// <inheritdoc cref="Read(string, string)" path="/param"/>
    public static Note ReadOutline(string path, string text) => Read(path, text, Dialect.ParseOutline, null);

    /// <summary>Reads what lists need of a note. The body is looked at only where the front matter has no title.</summary>
    /// <inheritdoc cref="Read(string, string)" path="/param"/>
    public static NoteHead ReadHead(string path, string text)
    {
        var problems = new List<NoteProblem>();
        var (frontMatter, _) = FrontMatterReader.Read(path, text, problems);
        return new NoteHead(frontMatter, frontMatter.Title ?? ReadOutline(path, text).Title, frontMatter.Date ?? DateInName(path))
        {
            Written = problems.Count == 0 && frontMatter.Format != FrontMatterFormat.None && FrontMatterReader.RangeOf(text) is { } range ? text.Substring(range.Start, range.Length) : null,
        };
    }

    private static Note Read(string path, string text, Func<string, MarkdownDocument> parse, NoteHead? head)
    {
        var source = new SourceText(text);
        var problems = new List<NoteProblem>();
        var (frontMatter, bodyStart) = FrontMatterReader.Read(path, text, problems, head);
        if (MarkWithin(source) is > 0 and var line) problems.Add(new NoteProblem(path, line, "a byte order mark begins this line, as where files were put together: what stands here is read as plain text; delete the mark"));
        var body = ParseBody(path, text[bodyStart..], parse, problems);
        var headings = Headings.Of(body, source, bodyStart);
        var heading = frontMatter.Title is null ? TitleOf(path, headings) : null;
        var title = frontMatter.Title ?? heading ?? NameOf(path);
        var entries = EntryTree.Build(headings, source, bodyStart, title, heading is not null);
        return new Note
        {
            Path = path,
            Source = source,
            FrontMatter = frontMatter,
            Body = body,
            BodyStart = bodyStart,
            Title = title,
            Date = frontMatter.Date ?? DateInName(path),
            Entries = entries,
            BlockSource = () => BlockReader.Read(body, source, bodyStart, entries),
            Problems = problems,
        };
    }

    private static MarkdownDocument ParseBody(string path, string body, Func<string, MarkdownDocument> parse, List<NoteProblem> problems)
    {
        if (BlockCost.TooHigh(body) is { } reason)
        {
            problems.Add(new NoteProblem(path, 0, reason));
            return new MarkdownDocument();
        }

        try
        {
            return parse(body);
        }
        catch (ArgumentException e) when (e.Message.Contains("nested", StringComparison.OrdinalIgnoreCase))
        {
            // Markdig stops at 128 levels, which keeps any input from overflowing the stack.
            problems.Add(new NoteProblem(path, 0, "quotations, lists or emphasis stand more than 128 deep; the body is kept as plain text"));
            return new MarkdownDocument();
        }
    }

    /// <summary>The line that a byte order mark begins, which hides a heading or a fence from Markdown; 0 where none does.</summary>
    private static int MarkWithin(SourceText source)
    {
        for (var at = 0; (at = source.Text.IndexOf('\uFEFF', at)) >= 0; at++)
        {
            if (at > 0 && source.Text[at - 1] is '\n' or '\r') return source.LineAt(at);
        }

        return 0;
    }

    /// <summary>The first heading; where the file's name is written as words, as in an Obsidian vault, only the one of level 1: others head parts of the note.</summary>
    private static string? TitleOf(string path, IReadOnlyList<Heading> headings)
    {
        var named = headings.Where(h => h.Title.Length > 0);
        if (!IsWords(System.IO.Path.GetFileNameWithoutExtension(path))) return named.FirstOrDefault()?.Title;
        return named.Where(h => h.Level == 1).Take(2).ToList() is [var only] ? only.Title : null;
    }

    private static bool IsWords(string name) => name.Contains(' ', StringComparison.Ordinal) || name.Any(c => c > 0x7F && char.IsLetter(c));

    private static string NameOf(string path)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        if (DateInName(path) is not null && name.Length > DateFormat.Length + 1) name = name[(DateFormat.Length + 1)..];
        return name.Replace('-', ' ').Replace('_', ' ').Trim() is { Length: > 0 } words ? words : name;
    }

    private static DateTimeOffset? DateInName(string path)
    {
        var name = System.IO.Path.GetFileName(path.AsSpan());
        if (name.Length <= DateFormat.Length || name[DateFormat.Length] != '-') return null;
        return DateOnly.TryParseExact(name[..DateFormat.Length], DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : null;
    }
}
