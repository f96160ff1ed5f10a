using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;

namespace Deja.Notes.Markup.Limits;

/// <summary>
/// Markdig's tables, but for those of a shape that explodes: every row is filled up to the columns of the widest one, and bars within links are looked up
/// one by one. Such a table stays a paragraph.
/// </summary>
internal sealed class LimitedTables(LineBreakInlineParser lineBreaks) : PipeTableParser(lineBreaks)
{
    private const int MostColumns = 1000;
    private const long MostEmptyCells = 500_000;
    private const long MostLookups = 1_000_000_000;

    public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
        (slice.CurrentChar is not ('|' or ':') || IsBearable(processor, slice)) && base.Match(processor, ref slice);

    /// <summary>Looked at once for each paragraph, at its first bar.</summary>
    private static bool IsBearable(InlineProcessor processor, StringSlice slice)
    {
        var paragraph = processor.Block!;
        if (paragraph.GetData(typeof(LimitedTables)) is bool known) return known;
        var bearable = IsBearable(slice.AsSpan());
        paragraph.SetData(typeof(LimitedTables), bearable);
        return bearable;
    }

    private static bool IsBearable(ReadOnlySpan<char> text)
    {
        var (bars, widest, rows, barsInLinks) = (0L, 0L, 0L, 0L);
        foreach (var line in text.EnumerateLines())
        {
            rows++;
            var columns = line.Count('|');
            bars += columns;
            widest = Math.Max(widest, columns);
            if (columns > 0 && line.Contains('[')) barsInLinks += columns;
        }

        return widest <= MostColumns && rows * (widest + 1) <= 4 * bars + MostEmptyCells && barsInLinks * bars <= MostLookups;
    }
}
