using System.Text.RegularExpressions;
using Deja.Notes;
using Deja.Notes.Blocks;
using Deja.Recall.Candidates;
using Deja.Recall.Tokens;

namespace Deja.Recall.Errors;

/// <summary>
/// Picks from an entry what a reader wants to see under the error: the lines from where the fix begins, if the entry says so, else from the first
/// that do more than give the error again. A block whose directive says that it fails gives it again too.
/// </summary>
internal static partial class FixLines
{
    public static IReadOnlyList<string> Of(Candidate candidate, int most)
    {
        var lines = EntryLines.Of(candidate).Where(l => l.IsCode || !Hidden().IsMatch(l.Text)).ToList();
        var failing = Failing(candidate.Note);
        if (lines.Any(l => l.IsCode && !IsWithin(failing, l))) lines.RemoveAll(l => l.IsCode && IsWithin(failing, l));
        var start = lines.FindIndex(l => !l.IsCode && FixWord().IsMatch(l.Text));
        if (start < 0) start = lines.FindIndex(l => !l.IsCode && !IntroducesError(lines, l));
        if (start < 0) start = 0;
        var shown = new List<string>();
        for (var i = start; i < lines.Count; i++)
        {
            var text = lines[i].IsCode ? $"    {candidate.Note.Source.Line(lines[i].Line).TrimEnd()}" : lines[i].Text;
            var isApart = i > start && lines[i].Line > lines[i - 1].Line + 1;
            if (isApart) shown.Add(string.Empty);
            if (i > start && !isApart && !lines[i].IsCode && !lines[i - 1].IsCode && !BeginsItem().IsMatch(text)) shown[^1] = Join(shown[^1], text);
            else shown.Add(text);
            if (shown.Count > most) break;
        }

        if (shown.Count > most) shown.RemoveRange(most, shown.Count - most);
        while (shown.Count > 0 && shown[^1].Length == 0) shown.RemoveAt(shown.Count - 1);
        return shown;
    }

    private static List<Block> Failing(Note note) =>
        [.. note.Blocks.Where(b => b.Directive is { } directive && (directive.Values.ContainsKey("error") || (directive.Values.TryGetValue("exit", out var code) && code != "0")))];

    private static bool IsWithin(List<Block> blocks, EntryLine line) => blocks.Any(b => line.Line > b.Line && line.Line <= b.EndLine);

    /// <summary>Joins two lines of a paragraph; Chinese needs no space between.</summary>
    private static string Join(string first, string second) => first.Length > 0 && CharClass.IsIdeograph(first[^1]) && CharClass.IsIdeograph(second[0]) ? first + second : $"{first} {second}";

    /// <summary>Whether a sentence only leads to the error as it is printed: "Older versions say:".</summary>
    private static bool IntroducesError(List<EntryLine> lines, EntryLine line)
    {
        if (!line.Text.EndsWith(':') && !line.Text.EndsWith('：')) return false;
        var next = lines.IndexOf(line) + 1;
        return next < lines.Count && lines[next].IsCode && LineClassifier.KindOf(lines[next].Text) == LineKind.Error;
    }

    [GeneratedRegex(@"^(?:[-*] )?(?:\*\*)?(?:fix|solution|remedy|workaround|解决|修复|办法|改法|做法|处理)\w*(?:\*\*)?\s*[:：]", RegexOptions.IgnoreCase)]
    private static partial Regex FixWord();

    // What begins a line of its own: a list's item, a quotation, a row of a table.
    [GeneratedRegex(@"^(?:[-*+>|]|\d+[.)])(?:\s|$)|^\|")]
    private static partial Regex BeginsItem();

    // Pictures are for a page, links for the end.
    [GeneratedRegex(@"^(?:!\[[^\]]*\]\([^)]*\)|(?:source|来源|出处)[:：].*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Hidden();
}
