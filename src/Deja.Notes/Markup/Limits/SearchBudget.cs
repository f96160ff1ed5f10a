using Markdig.Helpers;
using Markdig.Parsers;

namespace Deja.Notes.Markup.Limits;

/// <summary>How much of a note may be searched in vain for the ends of links and tags. Once that is used up, only near ends are found.</summary>
internal sealed class SearchBudget
{
    private const int Near = 200;

    private long _left = 200_000_000;

    /// <summary>The budget of the note that is being read.</summary>
    public static SearchBudget Of(InlineProcessor processor)
    {
        if (processor.Document.GetData(typeof(SearchBudget)) is SearchBudget budget) return budget;
        budget = new SearchBudget();
        processor.Document.SetData(typeof(SearchBudget), budget);
        return budget;
    }

    /// <summary>Lets a parser search, as far as it may. What it searched in vain is taken off the budget.</summary>
    public bool Search(InlineProcessor processor, ref StringSlice slice, Match match)
    {
        var end = slice.End;
        var length = slice.Length;
        if (_left <= 0) slice.End = Math.Min(end, slice.Start + Near);
        var found = match(processor, ref slice);
        slice.End = end;
        if (!found) _left -= length;
        return found;
    }

    /// <summary>A parser's own search.</summary>
    public delegate bool Match(InlineProcessor processor, ref StringSlice slice);
}
