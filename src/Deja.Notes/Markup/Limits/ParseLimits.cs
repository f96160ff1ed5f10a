using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;

namespace Deja.Notes.Markup.Limits;

/// <summary>
/// Keeps a note that is made so, or by chance, from being read for hours or from filling the memory: Markdig looks for the ends of links and tags to the
/// end of the paragraph, each time anew, and fills up the rows of tables. No note that anyone reads comes near a limit.
/// </summary>
internal sealed class ParseLimits : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        var parsers = pipeline.InlineParsers;
        parsers.Replace<LinkInlineParser>(new LimitedLinks());
        parsers.Replace<AutolinkInlineParser>(new LimitedTags());
        parsers.Replace<PipeTableParser>(new LimitedTables(parsers.FindExact<LineBreakInlineParser>()!));
        parsers.Insert(0, new OpenMarks());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }
}
