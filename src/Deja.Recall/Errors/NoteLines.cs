using System.Text.RegularExpressions;
using Deja.Recall.Candidates;

namespace Deja.Recall.Errors;

/// <summary>Cuts an entry into the lines that an error may be held against: its heading, the lines of its code, its sentences.</summary>
internal static partial class NoteLines
{
    /// <summary>What stands further down an entry is no longer what it is about.</summary>
    private const int MaxLines = 150;

    private const int ShortestSpan = 12;

    public static List<NoteLine> Of(Candidate candidate)
    {
        var lines = new List<NoteLine> { Line(candidate.Entry.Title, NoteLineKind.Heading, candidate.Entry.Line) };
        AddAlternatives(lines, candidate.Entry.Title, NoteLineKind.Heading, candidate.Entry.Line);
        var open = (EntryLine?)null;
        foreach (var line in EntryLines.Of(candidate))
        {
            // A line that ends in a colon says what only with the one that follows.
            var isOpen = line.IsCode && line.Text.EndsWith(':');
            if (open is { } above) lines.Add(Line($"{above.Text} {line.Text}", NoteLineKind.Quoted, above.Line));
            open = isOpen ? line : null;
            if (!line.IsCode) AddProse(lines, line.Text, line.Line);
            else if (!isOpen) AddQuoted(lines, line);
            if (lines.Count >= MaxLines) break;
        }

        return lines;
    }

    private static void AddQuoted(List<NoteLine> lines, EntryLine line)
    {
        lines.Add(Line(line.Text, NoteLineKind.Quoted, line.Line));
        AddAlternatives(lines, line.Text, NoteLineKind.Quoted, line.Line);
    }

    /// <summary>Two forms of one error are often noted on one line: <c>concurrent map writes / concurrent map read and map write</c>.</summary>
    private static void AddAlternatives(List<NoteLine> lines, string text, NoteLineKind kind, int at)
    {
        if (!text.Contains(" / ", StringComparison.Ordinal)) return;
        foreach (var form in text.Split(" / ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) lines.Add(Line(form, kind, at));
    }

    private static void AddProse(List<NoteLine> lines, string text, int at)
    {
        foreach (var span in CodeSpan().EnumerateMatches(text))
        {
            if (span.Length <= ShortestSpan) continue;
            var code = text.Substring(span.Index, span.Length).Trim('`', ' ');

            // In a sentence stands the error in its own words, or a command that mends it.
            lines.Add(Line(code, LineClassifier.KindOf(code) == LineKind.Error ? NoteLineKind.Quoted : NoteLineKind.Prose, at));
        }

        foreach (var sentence in SentenceEnd().Split(text))
        {
            if (sentence.Length > 1) lines.Add(Line(sentence, NoteLineKind.Prose, at));
        }
    }

    private static NoteLine Line(string text, NoteLineKind kind, int line) => new(Signature.Of(text), kind, line);

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"(?<=[.;!?])\s+|(?<=[。；！？])")]
    private static partial Regex SentenceEnd();
}
