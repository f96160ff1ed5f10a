using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Deja.Notes.Markup;

/// <summary>A heading that opens an entry.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Title">Its text as meant: see <see cref="PlainText.OfHeading"/>.</param>
/// <param name="Anchor">Its id.</param>
/// <param name="Start">Offset in the whole text.</param>
internal sealed record Heading(int Level, string Title, string Anchor, int Start);

/// <summary>Finds the headings of a body.</summary>
internal static class Headings
{
    /// <summary>Those at the top level; one inside a list or a quotation structures that, not the note.</summary>
    public static IReadOnlyList<Heading> Of(MarkdownDocument body, SourceText source, int bodyStart)
    {
        var headings = new List<Heading>();
        foreach (var block in body)
        {
            if (block is not HeadingBlock h) continue;

            // Up to three spaces may stand before the mark; an entry takes its whole line.
            var start = source.StartOf(source.LineAt(h.Span.Start + bodyStart));
            headings.Add(new Heading(h.Level, PlainText.OfHeading(h.Inline), h.TryGetAttributes()?.Id ?? string.Empty, start));
        }

        return headings;
    }
}
