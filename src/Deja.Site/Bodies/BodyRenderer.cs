using System.Text;
using Deja.Notes;
using Deja.Notes.Blocks;
using Deja.Notes.Markup;
using Deja.Site.Addresses;
using Deja.Site.Bodies.Renderers;
using Deja.Site.Catalogue;
using Deja.Site.Formulas;
using Deja.Site.Html;
using Deja.Site.Links;
using Deja.Site.Pictures;
using Deja.Site.Runs;
using Deja.Site.Words;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Block = Deja.Notes.Blocks.Block;

namespace Deja.Site.Bodies;

/// <summary>Turns notes' bodies into HTML: Markdig's renderer, with ours for what a page shows in its own way. One for each thread.</summary>
internal sealed class BodyRenderer
{
    private const int ExcerptLength = 200;

    private readonly StringBuilder _text = new(64 * 1024);
    private readonly HtmlRenderer _renderer;
    private readonly LinkMap _map;
    private readonly SiteFiles _files;
    private readonly SiteRecords _records;
    private BodyContext? _context;

    public BodyRenderer(LinkMap map, SiteFiles files, PictureSizes sizes, SiteRecords records, FormulaStore formulas)
    {
        _map = map;
        _files = files;
        _records = records;
        _renderer = new HtmlRenderer(new StringWriter(_text) { NewLine = "\n" }) { UseNonAsciiNoEscape = true };
        Dialect.Pipeline.Setup(_renderer);
        var renderers = _renderer.ObjectRenderers;
        var raw = new RawPieces(sizes);
        var math = new FormulaHtml(Context, formulas);
        renderers.Insert(0, new CalloutHtml());
        renderers.Replace<HeadingRenderer>(new HeadingHtml(Context));
        renderers.Replace<CodeBlockRenderer>(new CodeHtml(Context, new LastOutputHtml(Context, sizes, formulas)));
        renderers.Replace<HtmlTableRenderer>(new TableHtml());
        renderers.Replace<LinkInlineRenderer>(new LinkHtml(Context, sizes));
        renderers.Replace<AutolinkInlineRenderer>(new AutolinkHtml());
        renderers.Replace<HtmlMathInlineRenderer>(new MathInlineHtml(Context, math));
        renderers.Replace<HtmlMathBlockRenderer>(new MathBlockHtml(math));
        renderers.Replace<HtmlTaskListRenderer>(new TaskHtml(Context));
        renderers.Replace<HtmlBlockRenderer>(new RawBlockHtml(Context, raw));
        renderers.Replace<HtmlInlineRenderer>(new RawInlineHtml(Context, raw));
    }

    /// <summary>The blocks of a note that can be run from its page; null where none is.</summary>
    public Func<Note, IReadOnlyList<RunnableBlock>>? Runnable { get; init; }

    /// <summary>Whether kramdown reads the notes elsewhere, as Jekyll's.</summary>
    public bool IsKramdown { get; init; }

    /// <summary>Renders a note's body.</summary>
    /// <param name="note">As read.</param>
    /// <param name="entry">Its place in the catalogue.</param>
    /// <param name="words">The words of the page.</param>
    /// <param name="shownAt">The address of the page that shows it; its own when null.</param>
    public NoteBody Render(Note note, SiteNote entry, SiteWords words, string? shownAt = null)
    {
        _text.Clear();
        var context = _context = new BodyContext
        {
            Note = note,
            Entry = entry,
            Links = new RelativeLinks(shownAt ?? entry.Address),
            Map = _map,
            Records = _records.All,
            Output = id => _records.OutputOf(entry.Path, id),
            Words = words,
            IsKramdown = IsKramdown,
            Disk = _files,
            Blocks = BlocksOf(note, Runnable is not null),
            Runnable = Runnable?.Invoke(note).ToDictionary(b => b.Id, StringComparer.Ordinal),
        };
        var titleId = TakeTitle(note, entry);
        _renderer.Render(note.Body);
        return new NoteBody(context.HasRawElements ? BalancedHtml.Of(_text.ToString()) : _text.ToString())
        {
            Headings = context.Headings,
            Files = context.Files,
            Asked = context.Asked,
            Found = context.Found,
            IsSteady = context.IsSteady,
            Problems = context.Problems,
            HasMath = context.HasMath,
            Excerpt = ExcerptOf(note),
            TitleId = titleId,
        };
    }

    private BodyContext Context() => _context!;

    /// <summary>The page shows the title itself: a first heading that says the same is left out, and its anchor given to the title.</summary>
    private static string? TakeTitle(Note note, SiteNote entry)
    {
        if (note.Body.FirstOrDefault(b => b is not HtmlBlock { Type: HtmlBlockType.Comment }) is not HeadingBlock { Level: 1 } first || PlainText.OfHeading(first.Inline) != entry.Title) return null;
        note.Body.Remove(first);
        return first.TryGetAttributes()?.Id;
    }

    private static Dictionary<int, (Block Block, string? Id)> BlocksOf(Note note, bool areRun)
    {
        var found = new Dictionary<int, (Block, string?)>();
        if (note.Blocks.Count == 0) return found;

        // An id is asked for where a block may have a record or a button; it takes a hash of each block's code.
        var hasIds = areRun || note.Blocks.Any(b => b.Directive is { IsOwn: true });
        var ids = hasIds ? BlockIds.Of(note).ToDictionary(b => b.Block.Ordinal, b => b.Id) : [];

        // Both walk the tree in the order of the text, and count the same elements.
        foreach (var (block, node) in note.Blocks.Zip(note.Body.Descendants<FencedCodeBlock>().Where(f => f is not MathBlock))) found[node.Span.Start] = (block, ids.GetValueOrDefault(block.Ordinal));
        return found;
    }

    private static string ExcerptOf(Note note)
    {
        var text = note.Body.OfType<ParagraphBlock>().Select(p => PlainText.Of(p.Inline).Trim()).FirstOrDefault(t => t.Length > 0) ?? string.Empty;
        if (text.Length <= ExcerptLength) return text;
        var end = text.LastIndexOf(' ', ExcerptLength);
        return string.Concat(text.AsSpan(0, end > ExcerptLength / 2 ? end : ExcerptLength), "…");
    }
}
