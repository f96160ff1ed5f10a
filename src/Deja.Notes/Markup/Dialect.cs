using Deja.Notes.Markup.Limits;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Deja.Notes.Markup;

/// <summary>
/// The Markdown that Deja reads: CommonMark with what GitHub, Jekyll (kramdown, Liquid) and Obsidian add.
/// One pipeline serves the index, the linter and the site, so that they never disagree about what a note says.
/// </summary>
/// <remarks>Where an addition changes what plain CommonMark says, the manual's page on Markdown lists it.</remarks>
public static class Dialect
{
    /// <summary>The pipeline; safe to share between threads.</summary>
    public static MarkdownPipeline Pipeline { get; } = Builder().Build();

    private static readonly MarkdownPipeline OutlinePipeline = Builder().Use<OutlineOnly>().Build();

    /// <summary>Parses a body (no front matter).</summary>
    /// <exception cref="ArgumentException">Elements stand more than 128 deep.</exception>
    public static MarkdownDocument Parse(string body)
    {
        var document = ParseWith(Pipeline, body);

        // It walks every inline, so a note pays for it only when it can hold a picture.
        if (body.Contains("![", StringComparison.Ordinal)) PictureRows.Mark(document);
        return document;
    }

    /// <summary>
    /// Parses a body's blocks alone, with the words of headings but of no paragraph: the same blocks as <see cref="Parse"/> finds,
    /// in a third of the time. For the index, which reads every note.
    /// </summary>
    /// <exception cref="ArgumentException">Elements stand more than 128 deep.</exception>
    public static MarkdownDocument ParseOutline(string body) => ParseWith(OutlinePipeline, body);

    /// <summary>The body as HTML, as CommonMark's reference renders it: raw HTML passes, nothing is sanitized.</summary>
    public static string ToHtml(string body) => Parse(body).ToHtml(Pipeline);

    private static MarkdownDocument ParseWith(MarkdownPipeline pipeline, string body)
    {
        var text = LiquidLinks.Protect(body);
        var document = Markdown.Parse(text, pipeline);
        if (!ReferenceEquals(text, body)) LiquidLinks.Restore(document);
        HeadingIds.Give(document);
        return document;
    }

    private static MarkdownPipelineBuilder Builder() => new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UsePipeTables()
        .UseCjkFriendlyEmphasis()
        .UseTaskLists()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks()
        .UseAlertBlocks()
        .Use<Callouts>()
        .UseFootnotes()
        .UseDefinitionLists()
        .UseMathematics()
        .Use<DollarMath>()
        .Use<DisplayMath>()
        .Use<WikiLinks>()
        .Use<BlockMarks>()
        .Use<KramdownAttributes>()
        .Use<Liquid>()
        .Use<ParseLimits>();

    /// <summary>Keeps the inline parser from everything but headings, and attribute lists that may belong to one.</summary>
    private sealed class OutlineOnly : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline) =>
            pipeline.BlockParsers.FindExact<ParagraphBlockParser>()!.Closed += (_, block) =>
            {
                if (block is ParagraphBlock paragraph) paragraph.ProcessInlines = paragraph.Lines.Count > 0 && paragraph.Lines.Lines[0].Slice.AsSpan().StartsWith("{:");
            };

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
        {
        }
    }
}
