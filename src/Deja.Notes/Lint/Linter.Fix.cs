using System.Text;

namespace Deja.Notes.Lint;

/// <content>Repairing notes.</content>
public sealed partial class Linter
{
    // Each round brings one rule's edits in; no note needs as many, unless two rules undo each other.
    private const int MaxRounds = 100;

    /// <summary>
    /// Repairs notes and writes those that changed, each whole; one that can't be written keeps its findings and gets one more. Given as they are made, by path; a note with nothing to repair is given too, with its findings.
    /// </summary>
    /// <param name="paths">As for <see cref="Check(IReadOnlyCollection{string}?)"/>.</param>
    public IEnumerable<NoteFix> Fix(IReadOnlyCollection<string>? paths = null)
    {
        foreach (var (path, skipped) in Chosen(paths))
        {
            var problem = skipped;
            var note = problem is null ? Folder.Take(path, out problem) : null;
            if (note is null)
            {
                if (problem is not null) yield return new NoteFix(path, [], [LintRules.File.Of(problem)], string.Empty);
                continue;
            }

            yield return Write(note, Fix(note));
        }
    }

    /// <summary>Writes what was repaired; where that can't be, a finding says so and the note is as it was.</summary>
    private NoteFix Write(Note note, NoteFix fix)
    {
        try
        {
            if (fix.Fixed.Count > 0) NoteWriter.Replace(Folder.FullPath(note.Path), note.Source.Text, fix.Text);
            return fix;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new NoteFix(note.Path, [], [LintRules.File.Of(new NoteProblem(note.Path, 0, $"can't be repaired: {e.Message}")), .. Check(note)], note.Source.Text);
        }
    }

    /// <summary>Repairs one note's text and writes nothing. A text with bytes that are no UTF-8 is left as it is: writing it back would lose them.</summary>
    public NoteFix Fix(Note note)
    {
        var done = new List<Finding>();
        var givenUp = new HashSet<ILintRule>();
        var left = Check(note);
        for (var round = 0; round < MaxRounds && !note.Source.Text.Contains('\uFFFD'); round++)
        {
            // One rule at a time, in the order of their ids: a blank line put in by one may be all that another's finding needs.
            var next = left.Where(f => f.Fix is not null && !givenUp.Contains(f.Rule)).GroupBy(f => f.Rule).MinBy(g => g.Key.Id, StringComparer.Ordinal);
            if (next is null) break;
            var (text, used) = Apply(note.Source.Text, next);
            var repaired = NoteReader.Read(note.Path, text);
            var after = Check(repaired);

            // An edit that does not do what its rule expects would be made again and again.
            if (after.Count(f => f.Rule == next.Key && f.Fix is not null) >= next.Count())
            {
                givenUp.Add(next.Key);
                continue;
            }

            done.AddRange(used);
            givenUp.Clear();
            (note, left) = (repaired, after);
        }

        Folder.Remember(note);
        return new NoteFix(note.Path, done, left, note.Source.Text);
    }

    /// <summary>Brings in the edits that do not overlap, first come first served.</summary>
    private static (string Text, List<Finding> Used) Apply(string text, IEnumerable<Finding> findings)
    {
        var lineEnd = LineEndOf(text);
        var result = new StringBuilder(text.Length + 64);
        var used = new List<Finding>();
        var at = 0;
        foreach (var finding in findings.OrderBy(f => f.Fix!.Range.Start))
        {
            var (range, replacement) = finding.Fix!;
            if (range.Start < at || range.End > text.Length) continue;
            result.Append(text, at, range.Start - at).Append(replacement.ReplaceLineEndings(lineEnd));
            at = range.End;
            used.Add(finding);
        }

        return (result.Append(text, at, text.Length - at).ToString(), used);
    }

    private static string LineEndOf(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        if (end < 0 || text[end] == '\n') return "\n";
        return end + 1 < text.Length && text[end + 1] == '\n' ? "\r\n" : "\r";
    }
}
