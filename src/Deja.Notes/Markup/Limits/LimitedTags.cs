using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;

namespace Deja.Notes.Markup.Limits;

/// <summary>Markdig's tags within a line; the end of a comment, a declaration or an instruction (<c>&lt;!</c>, <c>&lt;?</c>) is looked for within <see cref="SearchBudget"/>.</summary>
internal sealed class LimitedTags : AutolinkInlineParser
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice) => slice.PeekChar() is '!' or '?'
        ? SearchBudget.Of(processor).Search(processor, ref slice, base.Match)
        : base.Match(processor, ref slice);
}
