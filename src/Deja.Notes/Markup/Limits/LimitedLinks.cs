using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;

namespace Deja.Notes.Markup.Limits;

/// <summary>Markdig's links; a target that is opened and never closed is looked for within <see cref="SearchBudget"/>.</summary>
internal sealed class LimitedLinks : LinkInlineParser
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice) => slice.CurrentChar == ']' && slice.PeekChar() == '('
        ? SearchBudget.Of(processor).Search(processor, ref slice, base.Match)
        : base.Match(processor, ref slice);
}
