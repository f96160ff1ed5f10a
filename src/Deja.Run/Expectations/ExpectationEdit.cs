using Deja.Notes;
using Deja.Notes.Blocks;

namespace Deja.Run.Expectations;

/// <summary>Writes what a block printed into its note, in the place of what was expected: those lines alone.</summary>
/// <param name="Start">The offset in the note's text of the first character that is replaced.</param>
/// <param name="End">The offset behind the last.</param>
/// <param name="Text">What comes in its place, with the note's own line ends.</param>
internal sealed record ExpectationEdit(int Start, int End, string Text)
{
    /// <summary>The edit that makes an expectation met.</summary>
    /// <param name="source">The note's text.</param>
    /// <param name="expectation">The expectation, or the transcript that is its own.</param>
    /// <param name="lines">What shall stand there.</param>
    /// <returns>Null where its fence is never closed, so that nobody knows where it ends.</returns>
    public static ExpectationEdit? Of(SourceText source, Expectation expectation, IReadOnlyList<string> lines)
    {
        var (opening, closing) = (source.Line(expectation.Line).ToString(), source.Line(expectation.EndLine).ToString());
        var mark = opening.IndexOfAny(['`', '~']);
        if (mark < 0 || expectation.EndLine <= expectation.Line || !closing.TrimStart(' ', '\t', '>').StartsWith(opening[mark])) return null;
        var fence = opening[mark..].TakeWhile(c => c == opening[mark]).Count();
        var needed = Math.Max(fence, lines.Max(l => (int?)Run(l, opening[mark])) + 1 ?? 0);
        var prefix = opening[..mark];
        var end = NewLine(source, expectation.Line);
        var body = string.Concat(lines.Select(l => (l.Length == 0 ? prefix.TrimEnd() : prefix + l) + end));
        if (needed <= fence) return new ExpectationEdit(source.StartOf(expectation.Line + 1), source.StartOf(expectation.EndLine), body);

        // Output that holds a fence of its own would end this one.
        var longer = new string(opening[mark], needed);
        var closingMark = closing.IndexOf(opening[mark], StringComparison.Ordinal);
        return new ExpectationEdit(
            source.StartOf(expectation.Line),
            source.StartOf(expectation.EndLine) + closing.Length,
            prefix + longer + opening[(mark + fence)..] + end + body + closing[..closingMark] + longer);
    }

    /// <summary>A text with edits made, none of which may overlap.</summary>
    public static string Apply(string text, IEnumerable<ExpectationEdit> edits) =>
        edits.OrderByDescending(e => e.Start).Aggregate(text, (t, e) => string.Concat(t.AsSpan(0, e.Start), e.Text, t.AsSpan(e.End)));

    // A fence is closed by as many of its marks or more on a line of their own, at most three blanks in; any run that begins a line is taken for one.
    private static int Run(string line, char mark)
    {
        var text = line.AsSpan().TrimStart();
        return text.IndexOfAnyExcept(mark) is var length && length < 0 ? text.Length : length;
    }

    private static string NewLine(SourceText source, int line)
    {
        var end = source.StartOf(line + 1);
        if (end > 1 && source.Text[end - 1] == '\n' && source.Text[end - 2] == '\r') return "\r\n";
        return end > 0 && source.Text[end - 1] == '\r' ? "\r" : "\n";
    }
}
